//! The choices of a run: random from a seed, or replayed from a list. A run is nothing but its choices, so a list that ends in
//! a violation can be made smaller until no shorter or smaller one does.

/// Numbers that decide what happens. Beyond the end of a replayed list all choices are 0, which always means the usual case.
pub(crate) struct Choices {
    source: Source,
    pub(crate) made: Vec<u32>,
}

enum Source {
    Random(u64),
    Replay(Vec<u32>),
}

impl Choices {
    pub(crate) fn random(seed: u64) -> Self {
        Self { source: Source::Random(seed), made: Vec::new() }
    }

    pub(crate) fn replay(list: &[u32]) -> Self {
        Self { source: Source::Replay(list.to_vec()), made: Vec::new() }
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        let next = match &mut self.source {
            // SplitMix64.
            Source::Random(state) => {
                *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
                let mut z = *state;
                z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
                z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
                ((z ^ (z >> 31)) >> 32) as u32
            }
            Source::Replay(list) => list.get(self.made.len()).copied().unwrap_or(0),
        };
        let choice = next % bound.max(1);
        self.made.push(choice);
        choice
    }

    /// `true` once in so many times; never in the usual case.
    pub(crate) fn rarely(&mut self, once_in: u32) -> bool {
        self.below(once_in) == once_in - 1
    }
}

/// Makes a list of choices smaller while it still fails: by leaving out parts, and by making numbers smaller.
pub(crate) fn shrink(mut list: Vec<u32>, fails: impl Fn(&[u32]) -> bool) -> Vec<u32> {
    let mut tries = 2_000;
    let attempt = |candidate: &[u32], tries: &mut u32| {
        *tries = tries.saturating_sub(1);
        *tries > 0 && fails(candidate)
    };
    loop {
        let before = list.clone();
        let mut size = list.len().div_ceil(2);
        while size > 0 {
            let mut at = 0;
            while at < list.len() {
                let end = (at + size).min(list.len());
                let shorter: Vec<u32> = [&list[..at], &list[end..]].concat();
                if attempt(&shorter, &mut tries) {
                    list = shorter;
                } else {
                    at += size;
                }
            }
            size /= 2;
        }
        for at in 0..list.len() {
            for smaller in [0, list[at] / 2, list[at].saturating_sub(1)] {
                if smaller < list[at] {
                    let mut candidate = list.clone();
                    candidate[at] = smaller;
                    if attempt(&candidate, &mut tries) {
                        list = candidate;
                    }
                }
            }
        }
        if list == before || tries == 0 {
            return list;
        }
    }
}
