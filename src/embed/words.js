/**
 * The few texts that must be there before, or without, the app. `{}` takes what the error names.
 * Everything else the user reads is the app's.
 */
const en = {
  heading: "Customers",
  search: "Search by name, domain or Microsoft ID",
  busy: "Loading the wizard…",
  failed: "The wizard could not be loaded.",
  again: "Try again",
  copy: "Copy the draft",
  copied: "The draft is copied.",
  draft: "Your draft",
  SRW501: "The wizard stopped and was started again.",
  back: "What you had entered is back.",
  links: "You can open the portals yourself. The first two open in your own context; for a customer, start from Partner Center:",
  azure: "Azure portal",
  microsoft365: "Microsoft 365 admin center",
  partnerCenter: "Partner Center, customer list",
  SRW101: "The page's Content Security Policy (CSP) blocks it. The site's administrator needs to add: {}",
  SRW102: "The server answered with {} instead of the wizard's file. If it happens again, tell the site's administrator.",
  SRW104: "The file is damaged or belongs to another version. Reload the page; if it happens again, tell the site's administrator.",
  SRW105: "The download from {} failed because of the network or the server's cross-origin settings (CORS). Check your connection; if it works, tell the site's administrator.",
  SRW107: "This device is offline. The wizard loads when the connection is back.",
  SRW108: "Loading takes longer than usual. It continues in the background.",
  SRW109: "This browser is too old for the wizard. Use a current Edge, Chrome, Firefox or Safari.",
  SRW110: "The texts in this language could not be loaded from {}. The wizard continues in English.",
  SRW502: "The wizard stopped three times within a minute. Copy your draft, then try again.",
};

/** @type {typeof en} */
const pl = {
  heading: "Klienci",
  search: "Szukaj według nazwy, domeny lub identyfikatora Microsoft",
  busy: "Wczytywanie kreatora…",
  failed: "Nie udało się wczytać kreatora.",
  again: "Spróbuj ponownie",
  copy: "Kopiuj wersję roboczą",
  copied: "Wersja robocza została skopiowana.",
  draft: "Twoja wersja robocza",
  SRW501: "Kreator przerwał działanie i został uruchomiony ponownie.",
  back: "Wprowadzone dane zostały przywrócone.",
  links: "Możesz samodzielnie otworzyć portale. Dwa pierwsze otworzą się w Twoim własnym kontekście; w sprawie klienta zacznij od Centrum partnerskiego:",
  azure: "Azure Portal",
  microsoft365: "Centrum administracyjne platformy Microsoft 365",
  partnerCenter: "Centrum partnerskie, lista klientów",
  SRW101: "Blokuje go Content Security Policy (CSP) tej strony. Administrator witryny musi dodać: {}",
  SRW102: "Zamiast pliku kreatora serwer zwrócił: {}. Jeśli to się powtórzy, powiadom administratora witryny.",
  SRW104: "Plik jest uszkodzony lub pochodzi z innej wersji. Odśwież stronę; jeśli to się powtórzy, powiadom administratora witryny.",
  SRW105: "Pobieranie z {} nie powiodło się z powodu sieci lub ustawień CORS serwera. Sprawdź połączenie; jeśli działa, powiadom administratora witryny.",
  SRW107: "To urządzenie jest w trybie offline. Kreator wczyta się po przywróceniu połączenia.",
  SRW108: "Wczytywanie trwa dłużej niż zwykle i jest kontynuowane w tle.",
  SRW109: "Ta przeglądarka jest zbyt stara dla kreatora. Użyj aktualnej wersji przeglądarki Edge, Chrome, Firefox lub Safari.",
  SRW110: "Nie udało się wczytać tekstów w tym języku z {}. Kreator działa po angielsku.",
  SRW502: "Kreator przerwał działanie trzy razy w ciągu minuty. Skopiuj wersję roboczą i spróbuj ponownie.",
};

/** Codes whose text is another's: what differs is what they name. */
const SHARED = /** @type {Record<string, string>} */ ({ SRW103: "SRW102", SRW106: "SRW101" });

/** @typedef {keyof typeof en} Word */

/**
 * What an error code says in one language.
 * @param {typeof en} words
 * @param {string} code
 * @param {string} about
 */
export const explain = (words, code, about) => words[/** @type {Word} */ (SHARED[code] ?? code)].replace("{}", () => about);

/**
 * The texts for a language tag: Polish for `pl` and its regions, else English.
 * @param {string} tag
 */
export const wordsFor = (tag) => (/^pl\b/i.test(tag) ? pl : en);
