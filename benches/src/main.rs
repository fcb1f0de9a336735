//! What our part costs, as ratios to a named peer or floor in the same run. Every figure has the limit that it is held
//! to; the program fails when one is over it.

mod parse;
mod ratio;
mod request;

use ratio::Table;

fn main() {
    let mut table = Table::new();
    parse::measure(&mut table);
    request::measure(&mut table);
    table.print();
    if !table.holds() {
        std::process::exit(1);
    }
}
