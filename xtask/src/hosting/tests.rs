use std::collections::BTreeMap;

use super::*;

const POLICY: &str = "default-src 'none'; script-src 'self'";

type Answer = BTreeMap<String, Vec<String>>;

/// The headers that a host with this `_headers` file sends for a path: every rule that fits, one after the other.
fn by_rules(file: &str, path: &str) -> Answer {
    let mut answer = Answer::new();
    let mut fits = false;
    for line in file.lines() {
        match line.strip_prefix("  ") {
            None => fits = line.strip_suffix('*').map_or(line == path, |start| path.starts_with(start)),
            Some(header) if fits => {
                let (name, value) = header.split_once(": ").expect("a name and a value");
                answer.entry(name.to_owned()).or_default().push(value.to_owned());
            }
            Some(_) => {}
        }
    }
    answer
}

/// The headers that Azure Static Web Apps sends: the global ones, those of the first route that fits instead.
fn by_settings(file: &str, path: &str) -> Answer {
    let settings: Value = serde_json::from_str(file).expect("JSON");
    let routes = settings["routes"].as_array().expect("a list");
    let fits = |route: &&Value| {
        route["route"].as_str().and_then(|route| route.strip_suffix('*')).is_some_and(|start| path.starts_with(start))
    };
    let none = Value::Object(Map::new());
    let own = routes.iter().find(fits).map_or(&none, |route| &route["headers"]);
    let all = [&settings["globalHeaders"], own].into_iter().flat_map(|headers| headers.as_object().expect("headers"));
    all.map(|(name, value)| (name.clone(), vec![value.as_str().expect("text").to_owned()])).collect()
}

/// The headers of the location with the longest fitting start, as nginx chooses among plain ones.
fn by_locations(file: &str, path: &str) -> Answer {
    let block = |start: &str| {
        let (_, rest) = file.split_once(&format!("\nlocation {start} {{\n"))?;
        rest.split_once("\n}").map(|(inside, _)| inside)
    };
    let place = if path.starts_with(&version_path()) { version_path() } else { "/".to_owned() };
    let lines = block(&place).expect("a location").lines().map(str::trim);
    let added = lines.filter_map(|line| line.strip_prefix("add_header ")?.strip_suffix(" always;")?.split_once(' '));
    added.map(|(name, value)| (name.to_owned(), vec![value.trim_matches('"').to_owned()])).collect()
}

#[test]
fn all_hosts_send_the_same_headers_and_each_once() {
    let every = every(POLICY);
    let (rules, settings, conf) = (headers_file(&every), static_web_apps(&every).expect("JSON"), nginx(&every));
    let wasm = format!("{}service_request_wizard_bg.0123456789abcdef.wasm", version_path());
    let rows = [
        (wasm.as_str(), "public, max-age=31536000, immutable", true),
        ("/", "no-cache", false),
        ("/index.html", "no-cache", false),
        ("/demo/portal.js", "no-cache", false),
    ];
    for (path, caching, is_shared) in rows {
        let answer = by_rules(&rules, path);
        assert_eq!(answer["Cache-Control"], [caching], "{path}");
        assert_eq!(answer.contains_key("Access-Control-Allow-Origin"), is_shared, "{path}");
        assert_eq!(answer["X-Content-Type-Options"], ["nosniff"], "{path}");
        assert_eq!(answer["Content-Security-Policy"], [format!("{POLICY}; frame-ancestors 'self'")], "{path}");
        assert!(answer.values().all(|values| values.len() == 1), "{path}: {answer:?}");
        assert_eq!(by_settings(&settings, path), answer, "{path}, Azure Static Web Apps");
        assert_eq!(by_locations(&conf, path), answer, "{path}, nginx");
    }
}

/// The classic failure: a host that sends its start page for a missing module or wasm.
#[test]
fn no_host_sends_a_page_for_a_missing_file() {
    let every = every(POLICY);
    let settings: Value = serde_json::from_str(&static_web_apps(&every).expect("JSON")).expect("JSON");
    assert!(settings.get("navigationFallback").is_none());
    assert_eq!(settings["responseOverrides"]["404"]["statusCode"], 404);
    assert_eq!(settings["mimeTypes"][".wasm"], "application/wasm");
    let conf = nginx(&every);
    assert!(conf.lines().filter(|line| line.contains("try_files")).all(|line| line.ends_with("=404;")), "{conf}");
    assert!(conf.contains("default_type application/wasm;"));
}

#[test]
fn the_policy_is_the_pages_own() {
    let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
    assert_eq!(policy_of(page), Some("default-src 'none'"));
    assert_eq!(policy_of("<meta name=\"referrer\" content=\"no-referrer\">"), None);
}
