// Runs before the first paint, so that a chosen theme or language does not flash in the other one first.
(() => {
  const read = (name) => {
    try {
      return localStorage.getItem(`fabrikam-${name}`);
    } catch {
      return null;
    }
  };
  const root = document.documentElement;
  const theme = read("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  root.lang = read("language") ?? (/^pl\b/i.test(navigator.language) ? "pl" : "en");
})();
