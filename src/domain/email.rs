//! The HTML standard's rule for e-mail addresses, the one that browsers apply to `type=email`.

/// The part after the `@` of a valid e-mail address in lower case, or `None` where the address is not
/// valid by the HTML standard. `address` must be trimmed already.
pub fn domain_of(address: &str) -> Option<String> {
    let (local, domain) = address.split_once('@')?;
    let is_local = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let is_valid = !local.is_empty() && local.bytes().all(is_local) && domain.split('.').all(is_label);
    is_valid.then(|| domain.to_ascii_lowercase())
}
