//! The cost of this crate, as ratios to a named peer or floor in the same run. Every figure has a limit; the program
//! fails when one is exceeded. With the argument `page` it prints a page of 50 servers instead, for the benchmarks in
//! JavaScript.

mod parse;
mod ratio;
mod request;

use ratio::Table;

fn main() {
    if std::env::args().nth(1).as_deref() == Some("page") {
        return print!("{}", parse::page_of_50());
    }
    let mut table = Table::new();
    parse::measure(&mut table);
    request::measure(&mut table);
    table.print();
    if !table.holds() {
        std::process::exit(1);
    }
}
