// Keeps what went wrong in a page, for the test to read.
(() => {
  const problems = (window.__problems = []);
  const add = (kind, text) => problems.push(`${kind}: ${text}`);
  addEventListener("error", (event) => add("error", event.message || event.target?.src || event.target?.href), true);
  addEventListener("unhandledrejection", (event) => add("rejection", String(event.reason)));
  document.addEventListener("securitypolicyviolation", (event) =>
    add("policy", `${event.effectiveDirective} ${event.blockedURI}`),
  );
  for (const kind of ["error", "warn"]) {
    const original = console[kind];
    console[kind] = (...words) => {
      add(`console.${kind}`, words.map(String).join(" "));
      original.apply(console, words);
    };
  }
})();
