//! The cost of this crate, as ratios to a named peer or floor in the same run. Every figure has a limit; the program
//! fails when one is exceeded. With the argument `growth` it measures only the growth of the embedded Hetzner; with
//! `page` it prints a page of 50 servers instead, for the benchmarks in JavaScript.

mod growth;
mod parse;
mod ratio;
mod request;

use ratio::Table;

fn main() {
    let argument = std::env::args().nth(1);
    if argument.as_deref() == Some("page") {
        return print!("{}", parse::page_of_50());
    }
    let mut table = Table::new();
    if argument.as_deref() != Some("growth") {
        parse::measure(&mut table);
        request::measure(&mut table);
    }
    growth::measure(&mut table);
    table.print();
    if !table.holds() {
        std::process::exit(1);
    }
}
