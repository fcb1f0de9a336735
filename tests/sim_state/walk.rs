//! A random walk: of two projects that get the same requests, one is saved and loaded again and again. All responses
//! are the same, to the byte.
//!
//! `SIM_STATE_REQUESTS` requests, from the seed `SIM_STATE_SEED`:
//! `SIM_STATE_REQUESTS=100000 cargo test --release --features sim --test sim_state walk`

use std::time::Duration;

use hetzner_cloud::Sim;
use hetzner_cloud::sim::{Fault, FaultRule, FaultScript, SimState};
use serde_json::Value;

use crate::choices::Choices;
use crate::facts::facts;
use crate::generator::Generator;
use crate::world::World;

/// The requests to one world; after more of them, most are refused.
const REQUESTS_PER_WORLD: u64 = 1_000;

pub(crate) fn number(name: &str, default: u64) -> u64 {
    let text = std::env::var(name).ok();
    text.map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name} is not a number: {text}")))
}

/// Faults of actions; every third time also those of requests.
fn script(seed: u64) -> FaultScript {
    let rule = |fault, share| FaultRule::new(fault).share(share);
    let script = FaultScript::new(seed)
        .rule(rule(Fault::action_failed("start_server"), 0.2).after(3))
        .rule(rule(Fault::action_lost("create_volume"), 0.2))
        .rule(rule(Fault::action_stalled("reboot_server"), 0.1).times(2))
        .rule(FaultRule::new(Fault::TruncatedBody).after(100).times(3));
    if seed % 3 != 0 {
        return script;
    }
    script
        .rule(rule(Fault::gateway(502), 0.05))
        .rule(rule(Fault::ResponseLost, 0.05))
        .rule(rule(Fault::Slow { millis: 40 }, 0.1))
        .rule(rule(Fault::UnknownFields, 0.1))
}

/// Does the same to both projects.
fn both(one: &mut Sim, other: &mut Sim, change: impl Fn(&mut Sim)) {
    change(one);
    change(other);
}

#[test]
fn saving_and_loading_changes_no_response() {
    let (mut left, mut seed) = (number("SIM_STATE_REQUESTS", 3_000), number("SIM_STATE_SEED", 1));
    let facts = facts();
    let (mut loads, mut actions, mut successes) = (0, 0, 0);
    while left > 0 {
        let mut choices = Choices::random(seed);
        let mut saved = World::new(seed).sim;
        let mut generator = Generator::new(&mut choices, &facts, World::new(seed));
        let set_faults = |sim: &mut Sim| sim.set_faults(script(seed)).expect("a script");
        both(&mut generator.world.sim, &mut saved, set_faults);
        for _ in 0..left.min(REQUESTS_PER_WORLD) {
            if generator.choices.rarely(3) {
                let millis = [1, 500, 5_000, 60_000, 90_000_000][generator.choices.below(5) as usize];
                let change = |sim: &mut Sim| sim.advance(Duration::from_millis(millis));
                both(&mut generator.world.sim, &mut saved, change);
            }
            if generator.choices.rarely(200) {
                let hide = |sim: &mut Sim| sim.hide_headers(sim.now().get() % 2 == 0);
                both(&mut generator.world.sim, &mut saved, hide);
            }
            if generator.choices.rarely(10) {
                let text = saved.state().to_string();
                actions += text.matches("\"on_success\"").count();
                saved = Sim::from_state(&text).unwrap_or_else(|error| panic!("seed {seed}: {error}\n{text}"));
                loads += 1;
            }
            let (_, request, text) = generator.next();
            let expected = generator.world.sim.send(&request);
            assert_eq!(saved.send(&request), expected, "seed {seed}: {text}");
            if let Ok(body) = expected.map(|response| response.body) {
                let body: Value = serde_json::from_slice(&body).unwrap_or_default();
                successes += u64::from(body["error"].is_null());
                generator.collect_ids(&body);
            }
        }
        assert_eq!(saved.faults(), generator.world.sim.faults(), "seed {seed}");
        let differences = SimState::difference(&generator.world.sim.state(), &saved.state());
        assert_eq!(differences, [], "seed {seed}");
        left = left.saturating_sub(REQUESTS_PER_WORLD);
        seed += 1;
    }
    assert!(loads > 10 && actions > 10 && successes > 100, "{loads} loads, {actions} effects, {successes}");
}
