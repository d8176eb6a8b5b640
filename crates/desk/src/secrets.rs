//! Random secrets, their hashes, and comparing them. A secret leaves the desk once; what is stored is its SHA-256, which is
//! enough for 256 random bits.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

/// The letters of a random word that people read or servers pass on: no case, nothing that looks like another letter.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// 256 random bits as 43 letters that fit into a cookie and a path.
pub(crate) fn token() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// `letters` random letters of five bits each.
pub(crate) fn word(letters: usize) -> String {
    (0..letters)
        .map(|_| char::from(LETTERS[usize::from(rand::random::<u8>() & 31)]))
        .collect()
}

/// What is stored of a secret.
pub(crate) fn hash(secret: &str) -> String {
    hex::encode(Sha256::digest(secret))
}

/// Whether two secrets are the same, in a time that does not tell where they part.
pub(crate) fn same(a: &str, b: &str) -> bool {
    hash(a).as_bytes().ct_eq(hash(b).as_bytes()).into()
}

/// A short random word that names a failure to the person and in the log.
pub fn new_reference() -> String {
    word(10)
}

#[cfg(test)]
mod tests {
    use super::{same, token, word};

    #[test]
    fn secrets_are_long_and_their_own() {
        assert_eq!(token().len(), 43);
        assert_ne!(token(), token());
        assert_eq!(word(26).len(), 26);
        assert!(same("abc", "abc") && !same("abc", "abd") && !same("abc", "ab"));
    }
}
