//! Compression and hashes of shipped files.

use std::io::Write;

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// Brotli at its best, in the window that all browsers read.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..brotli::enc::BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
    Ok(out)
}

/// gzip at its best; its header carries no time, so the same bytes come out each time.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// The value of an `integrity` attribute.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The part of a file's name that changes with its bytes: 16 hexadecimal digits.
pub fn name_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_was_compressed_can_be_read_and_is_the_same_each_time() {
        let text = "a wizard for service requests ".repeat(100);
        let bytes = text.as_bytes();
        let (small, zipped) = (brotli(bytes).expect("memory"), gzip(bytes).expect("memory"));
        assert!(small.len() < 60, "{}", small.len());
        assert_eq!(small, brotli(bytes).expect("memory"));
        assert_eq!(zipped, gzip(bytes).expect("memory"));
        let mut read = String::new();
        brotli::Decompressor::new(&small[..], 4096).read_to_string(&mut read).expect("brotli");
        assert_eq!(read, text);
        read.clear();
        flate2::read::GzDecoder::new(&zipped[..]).read_to_string(&mut read).expect("gzip");
        assert_eq!(read, text);
    }

    #[test]
    fn hashes_are_those_of_the_standards() {
        let empty = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(integrity(b""), empty);
        assert_eq!(name_hash(b""), "e3b0c44298fc1c14");
    }
}
