// Runs in the page before the element is defined: notes what the page acknowledged as saved, drives it, and judges.
const lab = (window.lab = { codes: [], paths: [], places: [], acked: new Map(), typed: new Map() });

/** A text that the page had called saved is in no draft any more. */
class Lost extends Error {}

/** Runs a fault's script; the answer is what the test reports. */
lab.judge = async (script) => {
  try {
    return { good: (await script()) ?? null };
  } catch (error) {
    return error instanceof Lost ? { lost: error.message } : { wrong: `${error?.message ?? error} ${error?.stack ?? ""}` };
  } finally {
    // WebKit's driver stumbles over what it finds on the prototypes of an answer.
    lab.undo?.();
  }
};

lab.ensure = (holds, what) => {
  if (!holds) throw new Error(what);
};

lab.pause = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));

/** Looks after each task until there is something, and gives it. */
lab.until = async (what, look, limit = 20000) => {
  const end = Date.now() + limit;
  for (;;) {
    const found = look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited for ${what}; ${lab.look()}`);
    await lab.pause(2);
  }
};

lab.host = () => document.querySelector("service-request-wizard");
// WebKit's driver may call before the page is read as far as the element.
lab.root = (host = lab.host()) => host?.shadowRoot?.querySelector("[part~=root]:not([hidden])");
lab.find = (css, host) => lab.root(host)?.querySelector(css) ?? null;
lab.field = (name, host) => lab.find(`[name="${CSS.escape(name)}"]`, host);
lab.look = () => `at ${location.hash}, “${lab.find("h1")?.textContent}”, codes ${lab.codes}, status “${lab.status()}”`;
lab.status = () => lab.find(".srw-status [part=status]")?.textContent ?? "";
lab.appeared = (host) => lab.until("the wizard", () => lab.find("h1", host));

/** What stands in the form, by the controls' names. */
lab.read = (host) => {
  const controls = [...host.shadowRoot.querySelectorAll("form [name]")];
  const given = controls.filter(({ type, checked }) => (type !== "radio" && type !== "checkbox") || checked);
  return given.map(({ name, value }) => [name, value]);
};

document.addEventListener("srw-draft-saved", ({ target, detail }) => {
  lab.places.push(detail.where);
  if (!lab.acked.has(target)) lab.acked.set(target, new Map());
  const kept = lab.acked.get(target);
  for (const [name, value] of lab.read(target)) {
    if (!lab.typed.has(name)) continue;
    kept.set(name, value);
    lab.typed.set(name, [value]);
  }
});
document.addEventListener("srw-error", ({ detail: { code, path } }) => {
  lab.codes.push(code);
  lab.paths.push(path);
});

/** Types as a key does: the value, then the event. */
lab.type = (name, text, host) => {
  const field = lab.field(name, host);
  lab.ensure(field, `no field ${name}; ${lab.look()}`);
  lab.typed.set(name, [...(lab.typed.get(name) ?? []), text]);
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  field.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
};

lab.choose = (name, value) => {
  const control = lab.find(`[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
  lab.ensure(control, `no choice ${name} = ${value}; ${lab.look()}`);
  lab.typed.set(name, [...(lab.typed.get(name) ?? []), value]);
  control.click();
};

lab.click = async (css, host) => (await lab.until(css, () => lab.find(css, host))).click();

/** Follows an address of the wizard. */
lab.go = async (hash) => {
  // Chromium passes over changes of the address that come too quickly, 200 in ten seconds: then once more.
  while (location.hash !== hash) {
    const heard = new Promise((resolve) => addEventListener("popstate", () => setTimeout(resolve), { once: true }));
    location.hash = hash;
    await Promise.race([heard, lab.pause(1000)]);
  }
};

lab.introduce = (host = lab.host()) => {
  host.partner = { type: "direct-bill", role: "admin-agent", domains: ["fabrikam-partner.com"], dynamicsPlan: "none" };
  host.contact = { firstName: "Ada", lastName: "Nowak", email: "ada@fabrikam-partner.com", phone: "+48 22 555 01 00" };
};

/** Opens a draft, as a host restores one. */
lab.restore = async (token, host = lab.host()) => {
  lab.ensure(await host.restoreDraft(token), "the draft was not taken");
  await lab.until("the draft", () => host.draft && JSON.parse(host.draft).answers.title === JSON.parse(token).answers.title);
  await lab.until("its page", () => lab.find("form", host));
};

/** Goes on from any page of a complete draft to the link to the portal. */
lab.toPortal = async (host = lab.host()) => {
  for (let pages = 0; pages < 12; pages++) {
    const link = lab.find("a[part~=portal-link]", host);
    if (link) return link.getAttribute("href");
    const heading = lab.find("h1", host).textContent;
    await lab.click("[part~=primary-button]", host);
    await lab.until(`a page after “${heading}”`, () => {
      const now = lab.find("h1", host)?.textContent;
      return now && now !== heading;
    });
  }
  throw new Error(`no portal link; ${lab.look()}`);
};

/** Every draft that can be had now: kept by the browser or the host, or given by the element itself. */
lab.drafts = (more = []) => {
  const texts = [...more];
  for (const area of ["localStorage", "sessionStorage"]) {
    try {
      const storage = window[area];
      for (const key of Object.keys(storage)) if (/^srw\./.test(key)) texts.push(storage.getItem(key));
    } catch {
      // A blocked store keeps nothing.
    }
  }
  for (const host of document.querySelectorAll("service-request-wizard")) texts.push(host.draft);
  return texts.flatMap((text) => {
    try {
      const value = JSON.parse(text);
      // A draft has answers; what agents say of themselves is flat, what they set on customers' pages a level deeper.
      return value ? [value.answers ?? value, ...Object.values(value)] : [];
    } catch {
      return [];
    }
  });
};

/** Throws if a text that the page called saved is neither in a draft nor, replaced by newer text, on the page. */
lab.nothingLost = (when, more) => {
  const drafts = lab.drafts(more);
  for (const [host, kept] of lab.acked) {
    const shown = new Map(lab.read(host));
    for (const [name, value] of kept) {
      // What was typed after the last acknowledgement may have been saved, too, before the fault.
      const wanted = [value, ...lab.typed.get(name)];
      const isKept = wanted.includes("") || wanted.includes(shown.get(name)) || drafts.some((answers) => wanted.includes(answers?.[name]));
      if (!isKept) throw new Lost(`${when}: ${name} “${value}” is in none of ${JSON.stringify(drafts)}; ${lab.look()}`);
    }
  }
};
