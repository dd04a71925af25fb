// Types by itself, each text with its number and the time, so that what comes back tells how old it is.
const params = new URLSearchParams(location.search);
const report = (path, detail) => fetch(`${path}?${new URLSearchParams(detail)}`).catch(() => {});
const sum = (text) => [...text].reduce((all, letter) => (Math.imul(all, 31) + letter.charCodeAt(0)) >>> 0, 7);
const line = (number, time, field) => `${field} ${number} at ${time} ${"·".repeat(number % 40)} ${sum(`${field} ${number} ${time}`)}`;
const parse = (text, field) => {
  const found = /^(\w+) (\d+) at (\d+) (·*) (\d+)$/.exec(text ?? "");
  if (!found) return null;
  const [, name, number, time] = found;
  return text === line(Number(number), Number(time), field) && name === field ? { number: Number(number), time: Number(time) } : null;
};

(async () => {
  try {
    await lab.until("the element", () => lab.host()?.shadowRoot && customElements.get("service-request-wizard"));
    await lab.appeared();
    lab.introduce();
    await lab.pause(20);
    const kept = Object.keys(localStorage).filter((key) => key.startsWith("srw..draft."));
    const answers = kept.map((key) => JSON.parse(localStorage.getItem(key)).answers);
    const [title, description] = [parse(answers[0]?.title, "title"), parse(answers[0]?.description, "description")];
    if (!kept.length) await lab.restore(lab.token);
    await lab.go("#/customers/woodgrove.example/service-requests/new/azure/details");
    await lab.until("the field", () => lab.field("title"));
    const shown = lab.field("title").value === (answers[0]?.title ?? "");
    await report("/came-back", {
      round: params.get("round"), site: location.hostname,
      drafts: kept.length,
      title: title?.time ?? 0,
      description: description?.time ?? 0,
      apart: title && description ? title.number - description.number : 99,
      whole: Number(Boolean(title && description && shown)),
    });
    let number = title?.number ?? 0;
    const type = () => {
      const time = Date.now();
      number++;
      lab.type("title", line(number, time, "title"));
      lab.type("description", line(number, time, "description"));
      if (number % 8 === 0) void report("/beat", { round: params.get("round"), site: location.hostname, time });
    };
    type();
    await report("/typing", { round: params.get("round"), site: location.hostname });
    setInterval(type, 8);
  } catch (error) {
    await report("/failed", { round: params.get("round"), site: location.hostname, error: String(error) });
  }
})();
