//! Keys that lead somewhere: alone, or two one after the other.

use service_request_wizard::wizard::route::{Entry, Route};
use service_request_wizard::wizard::shortcuts::{Keys, Shortcut};

/// R01: what each sequence of keys asks for; a key that fits nothing begins anew and does no harm.
#[test]
fn sequences() {
    let go = |route| Some(Shortcut::Go(route));
    let start = |entry| Some(Shortcut::Start(entry));
    let rows: [(&[&str], Option<Shortcut>); 18] = [
        (&["?"], Some(Shortcut::List)),
        (&["/"], Some(Shortcut::Search)),
        (&["g", "c"], go(Route::Customers)),
        (&["g", "y"], go(Route::YourDetails)),
        (&["g", "h"], go(Route::Help)),
        (&["n", "a"], start(Entry::Azure)),
        (&["n", "o"], start(Entry::Office365)),
        (&["n", "m"], start(Entry::Marketplace)),
        (&["1"], Some(Shortcut::Choose(1))),
        (&["9"], Some(Shortcut::Choose(9))),
        (&["0"], None),
        (&["c"], None),
        (&["g"], None),
        (&["g", "x", "c"], None),
        (&["g", "n", "a"], start(Entry::Azure)),
        (&["g", "g", "h"], go(Route::Help)),
        (&["g", "c", "c"], None),
        (&["Enter"], None),
    ];
    for (pressed, wanted) in rows {
        let mut keys = Keys::default();
        let found = pressed.iter().map(|key| keys.press(key)).last().flatten();
        assert_eq!(found, wanted, "{pressed:?}");
    }
}
