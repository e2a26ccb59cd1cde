//! Seeded random choices, so that a failure comes back.

/// Marsaglia's xorshift64.
pub struct Random(u64);

impl Random {
    pub const fn new(seed: u64) -> Self {
        assert!(seed != 0, "xorshift stays at zero");
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From 0 to one less than `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        // The low bits of xorshift64 are its weak ones.
        usize::try_from((self.next() >> 33) % limit as u64).expect("less than a usize")
    }

    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}
