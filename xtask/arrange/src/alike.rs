//! How alike pieces of code are: by the runs of bytes that they share.

/// A run of bytes as one number.
pub fn run(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// The logarithm of a number from 1 on, in 256ths, with a straight line between the powers of two. In whole numbers, so that
/// every machine reckons alike.
pub fn logarithm(number: u32) -> u64 {
    let power = number.ilog2();
    u64::from(power) * 256 + ((u64::from(number) << 8 >> power) & 255)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_exact_at_powers_and_grows_between_them() {
        let exact = (0..32_u32).all(|power| logarithm(1 << power) == u64::from(power) * 256);
        assert!(exact);
        assert!((1..5000).all(|number| logarithm(number) <= logarithm(number + 1)));
        assert_eq!(logarithm(3), 256 + 128);
    }

    #[test]
    fn runs_differ_by_one_byte_and_by_their_order() {
        assert_eq!(run(&[1, 2, 3]), run(&[1, 2, 3]));
        assert_ne!(run(&[1, 2, 3]), run(&[1, 2, 4]));
        assert_ne!(run(&[1, 2, 3]), run(&[3, 2, 1]));
    }
}
