/// Milliseconds since 1970 by the device's clock.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// A random name, from the browser's cryptographic generator.
pub fn random_id() -> String {
    let mut bytes = [0_u8; 12];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let is_filled = crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !is_filled {
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|half| char::from_digit(half.into(), 16).unwrap_or('0'))
        .collect()
}
