//! Compression and hashes of shipped files.

use std::io::Write;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use brotli::enc::BrotliEncoderParams;
use brotli::enc::backward_references::BrotliEncoderMode;
use sha2::{Digest, Sha256, Sha384};

/// What brotli expects the bytes to be, which decides what it tells one byte's chances from: for wasm best by the high
/// bits of the byte before, for scripts as it does by itself.
const MODES: [BrotliEncoderMode; 3] = [
    BrotliEncoderMode::BROTLI_MODE_GENERIC,
    BrotliEncoderMode::BROTLI_MODE_FONT,
    BrotliEncoderMode::BROTLI_FORCE_MSB_PRIOR,
];

/// Brotli at its best, in the window that all browsers read: the smallest of what some settings give.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut best: Option<Vec<u8>> = None;
    for mode in MODES {
        for lgblock in [0, 22] {
            let parameters = BrotliEncoderParams {
                quality: 11,
                mode,
                lgwin: 22,
                lgblock,
                size_hint: bytes.len(),
                ..BrotliEncoderParams::default()
            };
            let mut out = Vec::new();
            brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
            if best.as_ref().is_none_or(|best| out.len() < best.len()) {
                best = Some(out);
            }
        }
    }
    best.context("no setting was tried")
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
