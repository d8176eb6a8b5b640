//! Chance that always falls the same way for the same seed (the multiply-xorshift generator of Vigna, 2016).

use model::Millis;

/// Seeded chance.
pub struct Dice(u64);

impl Dice {
    /// Dice of a seed; not zero.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        (self.next() >> 11) % limit.max(1)
    }

    /// True once in `times`.
    pub fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// A length of time below `span`, short ones likelier.
    pub fn recent(&mut self, span: Millis) -> Millis {
        let part = self.below(1_000_000) as f64 / 1_000_000.0;
        (span as f64 * part * part.sqrt()) as Millis
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len() as u64) as usize]
    }

    /// A sentence of one list and, more often than not, one of another behind it.
    pub fn two(&mut self, first: &[&str], second: &[&str]) -> String {
        let mut text = (*self.pick::<&str>(first)).to_owned();
        if !self.one_in(3) {
            text.push_str(if self.one_in(2) { "\n\n" } else { " " });
            text.push_str(self.pick::<&str>(second));
        }
        text
    }
}
