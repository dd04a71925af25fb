use super::fold::fold;

/// Whether each word of `query` occurs in one of `texts`, letter case and diacritics aside. A blank query
/// fits every text.
pub fn has_words(texts: &[&str], query: &str) -> bool {
    let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
    fold(query).split_whitespace().all(|word| folded.iter().any(|text| text.contains(word)))
}
