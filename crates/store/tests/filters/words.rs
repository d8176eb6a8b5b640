//! What the texts of the random desk are made of.

use testkit::Dice;

/// A sentence of `least` to `most` words.
pub fn sentence(dice: &mut Dice, least: usize, most: usize) -> String {
    let words = least + dice.below(most - least + 1);
    let mut text: Vec<String> = (0..words).map(|_| (*dice.one(WORDS)).to_owned()).collect();
    // A word of ten thousand letters.
    if most > 5 && dice.once_in(100) {
        text.push("çığ".repeat(3_334));
    }
    text.join(" ")
}

/// Words whose letters differ between languages, and those that mean something to SQL or to a search index.
const WORDS: &[&str] = &[
    "IĞDIR",
    "ısparta",
    "İSTANBUL",
    "Şişli",
    "çözüm",
    "ÖĞÜN",
    "siparişim",
    "Kargo",
    "kargom",
    "iade",
    "İADE",
    "gelmedi",
    "100%",
    "a_b",
    "C:\\yol",
    "\"tırnak\"",
    "O'Neil",
    "AND",
    "NEAR",
    "OR",
    "*",
    "(",
    ")",
    "-",
    "^",
    "body_fold:",
    "x",
    "ürün",
    "değişim",
    "ödeme",
    "kırık",
    "kutu",
    "1042",
    "\u{1f600}",
    "naïve",
    "I\u{307}zmir",
    "ß",
];
