//! The bytes of a file as UTF-8, whatever byte order mark stands before them.

/// Drops a byte order mark and makes UTF-8 of UTF-16, slice by slice.
///
/// Excel's "Unicode text" is UTF-16. A surrogate without its other half becomes the byte 0xFF, which
/// is never UTF-8, so that the row it stands in is reported like any other that is not UTF-8.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    encoding: Option<Encoding>,
    /// Bytes that make no whole unit yet: up to two before the encoding is known, one after.
    held: Vec<u8>,
    high: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
}

const LONGEST_MARK: usize = 3;

impl Decoder {
    /// Hands the decoded form of the next bytes to `out`. `ended` says that none follow.
    pub(super) fn decode(&mut self, chunk: &[u8], ended: bool, out: &mut dyn FnMut(&[u8])) {
        if self.encoding == Some(Encoding::Utf8) {
            return out(chunk);
        }
        let mut bytes = std::mem::take(&mut self.held);
        bytes.extend_from_slice(chunk);
        if self.encoding.is_none() {
            if bytes.len() < LONGEST_MARK && !ended {
                self.held = bytes;
                return;
            }
            let (encoding, mark) = match bytes.as_slice() {
                [0xEF, 0xBB, 0xBF, ..] => (Encoding::Utf8, 3),
                [0xFF, 0xFE, ..] => (Encoding::Utf16Le, 2),
                [0xFE, 0xFF, ..] => (Encoding::Utf16Be, 2),
                _ => (Encoding::Utf8, 0),
            };
            self.encoding = Some(encoding);
            bytes.drain(..mark);
        }
        match self.encoding {
            Some(Encoding::Utf16Le) => self.feed_units(&bytes, u16::from_le_bytes, ended, out),
            Some(Encoding::Utf16Be) => self.feed_units(&bytes, u16::from_be_bytes, ended, out),
            _ => out(&bytes),
        }
    }

    fn feed_units(&mut self, bytes: &[u8], unit: fn([u8; 2]) -> u16, ended: bool, out: &mut dyn FnMut(&[u8])) {
        let mut decoded = Vec::with_capacity(bytes.len());
        let (pairs, rest) = bytes.as_chunks::<2>();
        for pair in pairs {
            self.push_unit(unit(*pair), &mut decoded);
        }
        self.held = rest.to_vec();
        if ended && (self.high.is_some() || !rest.is_empty()) {
            decoded.push(NOT_UTF8);
        }
        out(&decoded);
    }

    fn push_unit(&mut self, unit: u16, decoded: &mut Vec<u8>) {
        let units = match self.high.take() {
            Some(high) if matches!(unit, 0xDC00..=0xDFFF) => [high, unit],
            high => {
                if high.is_some() {
                    decoded.push(NOT_UTF8);
                }
                if matches!(unit, 0xD800..=0xDBFF) {
                    self.high = Some(unit);
                    return;
                }
                [unit, 0]
            }
        };
        match char::decode_utf16(units).next() {
            Some(Ok(letter)) => decoded.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
            _ => decoded.push(NOT_UTF8),
        }
    }
}

const NOT_UTF8: u8 = 0xFF;
