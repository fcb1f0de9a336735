//! Every flow against the embedded Hetzner, with faults, delays, repetitions, lost processes and clocks that jump, at random
//! from a seed. `cargo xtask faults` runs it at length; a short run is part of the tests.
#![cfg(feature = "sim")]

mod choices;
mod engine;
mod scenarios;
mod tasks;
mod world;

use choices::{Choices, shrink};

/// A run by its choices: the steps, the log and the violations.
fn run(choices: &mut Choices) -> (u32, String, Vec<String>) {
    let mut world = world::World::new(choices);
    if world.choices.below(2) == 0 {
        scenarios::run(&mut world);
    } else {
        tasks::run(&mut world);
    }
    (world.steps, world.log, world.violations)
}

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name)
        .ok()
        .map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name} is not a number: {text}")))
}

#[test]
fn no_fault_fools_a_flow() {
    let (runs, seed) = (number("FAULTS_RUNS", 8_000), number("FAULTS_SEED", 1));
    let (mut steps, mut violations) = (0, 0);
    for run_seed in seed..seed + runs {
        let mut choices = Choices::random(run_seed);
        let (taken, log, found) = run(&mut choices);
        steps += u64::from(taken);
        if run_seed % 64 == 0 {
            let (_, again, _) = run(&mut Choices::random(run_seed));
            assert_eq!(again, log, "seed {run_seed} does not repeat itself");
        }
        let Some(first) = found.first() else { continue };
        violations += 1;
        if violations <= 3 {
            let kind: String = first.chars().take_while(|sign| !sign.is_ascii_digit()).collect();
            let is_same = |list: &[u32]| {
                let (.., found) = run(&mut Choices::replay(list));
                found.iter().any(|violation| violation.starts_with(&kind))
            };
            let smallest = shrink(choices.made, is_same);
            let (_, log, found) = run(&mut Choices::replay(&smallest));
            println!("\nseed {run_seed}: {}\nthe smallest script:\n{log}", found.join("; "));
        }
    }
    println!("runs {runs}, steps {steps}, violations {violations}");
    assert_eq!(violations, 0);
}
