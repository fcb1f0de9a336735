//! The cost of this crate, as ratios to a named peer or floor in the same run. Every figure has a limit; the program
//! fails when one is exceeded.

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
