//! Chance that falls the same way every time, so that a failing round can be repeated.

/// A generator of numbers (xorshift), begun with a seed.
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % end as u64).unwrap_or(0)
    }

    /// Once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of them.
    pub fn one<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// A piece of a text, `1..=most` characters long.
    pub fn piece(&mut self, text: &str, most: usize) -> String {
        let letters: Vec<char> = text.chars().collect();
        let from = self.below(letters.len().max(1));
        let long = 1 + self.below(most);
        letters.into_iter().skip(from).take(long).collect()
    }
}
