//! Hostile and ordinary text, the same for the same seed on every machine: what a user, a partner portal or an
//! attacker could put where a domain or a tenant id belongs.
//!
//! Standard library only, so that the browser tests can include this file and give a browser the same strings.

/// The seed that the tests share.
pub const SEED: u64 = 0x5EED_2021_0002_0001;

/// How many strings the tests share.
pub const COUNT: usize = 1_000_000;

/// An endless sequence of strings; the same seed gives the same sequence.
#[derive(Clone, Debug)]
pub struct Strings(u64);

/// What names are made of: labels, suffixes that mean something, labels that mean something to UTS 46.
const LABELS: &[&str] = &[
    "contoso",
    "fabrikam",
    "www",
    "a",
    "9",
    "0x7f",
    "127",
    "255",
    "com",
    "co",
    "example",
    "onmicrosoft",
    "us",
    "de",
    "partner",
    "onmschina",
    "cn",
    "portal",
    "azure",
    "xn--bcher-kva",
    "xn--mnchen-3ya",
    "xn--p1ai",
    "xn--a",
    "xn--",
    "xn--zn7c",
    "xn--1ug",
    "XN--BCHER-KVA",
    "bücher",
    "żółw",
    "straße",
    "ΣΊΣΥΦΟΣ",
    "пример",
    "аррӏе",
    "例え",
    "مثال",
    "उदाहरण",
    "İstanbul",
    "ﬁ",
    "a\u{ad}b",
    "a\u{200d}b",
    "ab--cd",
    "-a",
    "a-",
    "_dmarc",
    "*",
    "",
    "%2e",
    "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz01",
    "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz-",
    "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0",
];

/// Dots that UTS 46 knows, weighted towards the plain one.
const DOTS: &[&str] = &[".", ".", ".", ".", ".", ".", "。", "．", "｡", ".."];

/// What turns a name into something else, were it to reach an address.
const HOSTILE: &[&str] = &[
    "/",
    "\\",
    "?",
    "#",
    "@",
    ":",
    ":443",
    "//",
    "/../",
    "..",
    "%2f",
    "%00",
    "%",
    "&",
    "&CSDEST=x",
    "=",
    ";",
    "'",
    "\"",
    "<script>",
    "{",
    "}",
    "[::1]",
    "|",
    "^",
    "`",
    " ",
    "\t",
    "\n",
    "\r",
    "\0",
    "\u{7f}",
    "\u{a0}",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "\u{2066}",
    "\u{ff0f}",
    "\u{ff1a}",
    "\u{ff20}",
    "\u{2044}",
    "\u{fffd}",
    "javascript:",
    "data:text/html,",
    "https://",
    "//evil.example",
    "@evil.example",
    "\\\\evil.example",
    "user:pass@",
];

/// Ranges of letters and of what is no letter, from all over Unicode.
const RANGES: &[(u32, u32)] = &[
    (0x00, 0x7f),
    (0x20, 0x7e),
    (0x61, 0x7a),
    (0x80, 0xff),
    (0x100, 0x24f),
    (0x300, 0x36f),
    (0x370, 0x52f),
    (0x590, 0x6ff),
    (0x900, 0x97f),
    (0xe00, 0xe7f),
    (0x10a0, 0x11ff),
    (0x1e00, 0x20cf),
    (0x2150, 0x218f),
    (0x2460, 0x24ff),
    (0x3000, 0x30ff),
    (0x4e00, 0x9fff),
    (0xac00, 0xd7a3),
    (0xf900, 0xfdff),
    (0xfe00, 0xffff),
    (0x1d400, 0x1d7ff),
    (0x1f000, 0x1faff),
    (0xe0000, 0xe01ef),
    (0x0, 0x10_ffff),
];

impl Strings {
    /// The sequence of that seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// SplitMix64: every state gives a well-mixed number, and no state is a bad one.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`. The slight preference for small ones does no harm here.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.number() % end as u64).expect("below a usize")
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.below(from.len())]
    }

    fn letter(&mut self) -> char {
        let (first, last) = RANGES[self.below(RANGES.len())];
        let size = (last - first + 1) as usize;
        let code = first + u32::try_from(self.below(size)).expect("within Unicode");
        char::from_u32(code).unwrap_or('\u{fffd}')
    }

    /// Labels with dots between them.
    fn name(&mut self) -> String {
        let mut name = String::new();
        for at in 0..=self.below(4) {
            if at > 0 {
                name.push_str(self.pick(DOTS));
            }
            match self.below(8) {
                0 => (0..=self.below(6)).for_each(|_| name.push(self.letter())),
                1 => (0..=self.below(70)).for_each(|_| name.push(char::from(b'a' + self.below(26) as u8))),
                _ => name.push_str(self.pick(LABELS)),
            }
        }
        name
    }

    /// A GUID, in most cases.
    fn guid(&mut self) -> String {
        let (high, low) = (self.number(), self.number());
        let hex = format!("{high:016x}{low:016x}");
        let guid = [&hex[..8], "-", &hex[8..12], "-", &hex[12..16], "-", &hex[16..20], "-", &hex[20..]].concat();
        match self.below(6) {
            0 => guid.to_ascii_uppercase(),
            1 => format!("{{{guid}}}"),
            2 => hex,
            _ => guid,
        }
    }

    /// The text with one thing put into it, taken out of it or written otherwise.
    fn changed(&mut self, text: String) -> String {
        let mut letters: Vec<char> = text.chars().collect();
        let at = self.below(letters.len() + 1);
        match self.below(5) {
            0 => letters.insert(at, self.letter()),
            1 if at < letters.len() => {
                letters.remove(at);
            }
            2 if at < letters.len() => letters[at] = self.letter(),
            3 => return text.to_uppercase(),
            _ => {
                let piece: Vec<char> = self.pick(HOSTILE).chars().collect();
                letters.splice(at..at, piece);
            }
        }
        letters.into_iter().collect()
    }
}

impl Iterator for Strings {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let mut text = match self.below(16) {
            0 => (0..self.below(24)).map(|_| self.letter()).collect(),
            1 => (0..=self.below(5)).map(|_| self.pick(HOSTILE)).collect(),
            2 | 3 => self.guid(),
            4 => [self.pick(HOSTILE), &self.name(), self.pick(HOSTILE)].concat(),
            5 => [&self.name(), ".onmicrosoft.com"].concat(),
            // Around the longest name: 253 bytes.
            6 => {
                let mut long = "abcdefghi.".repeat(24 + self.below(2));
                (0..=self.below(14)).for_each(|_| long.push('z'));
                long
            }
            _ => self.name(),
        };
        for _ in 0..self.below(3) {
            text = self.changed(text);
        }
        Some(text)
    }
}
