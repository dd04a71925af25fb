// Runs in the page, with `root`; gives a line for each part of the page: name | left top width height size colour ground.
const hex = ([red, green, blue]) => `#${[red, green, blue].map((one) => one.toString(16).padStart(2, "0")).join("")}`;
const parent = (node) => node.parentElement ?? node.getRootNode().host ?? null;
const ground = (node) => {
  for (let at = node; at; at = parent(at)) {
    const colour = rgba(getComputedStyle(at).backgroundColor);
    if (colour[3] > 0.5) return colour;
  }
  return [255, 255, 255];
};
const origin = root.host.getBoundingClientRect();
const PARTS =
  "h1, h2, legend, label, input, select, textarea, button, a[href], summary, dt, [part], .srw-inset, .srw-notes, .srw-badge, .srw-packet-text, dialog[open]";
const parts = [...root.querySelectorAll(PARTS)].filter(
  (node) => node.checkVisibility() && !node.closest(".srw-hidden") && node.getBoundingClientRect().width > 2,
);
return parts.map((node) => {
  const { left, top, width, height } = node.getBoundingClientRect();
  const style = getComputedStyle(node);
  const text = node.matches("h1, h2, legend, label, button, a, summary, dt") ? node.textContent : "";
  // Dates, times and numbers are other ones on each day.
  const words = text.replace(/\s+/g, " ").trim().replace(/\d+/g, "#").slice(0, 40);
  const name = [node.localName, node.getAttribute("part") ?? node.classList[0] ?? "", `“${words}”`].filter(Boolean).join(" ");
  const isOfTheDay = node.matches(".srw-status *, .srw-drafts *, [data-filed] *");
  // Where a line of text breaks is the engine's matter, and with it the box of a link within one.
  const isInText = style.display === "inline" || node.localName === "a";
  const box = [isInText ? 0 : left - origin.left, top - origin.top, isOfTheDay || isInText ? 0 : width];
  box.push(isInText ? 0 : height, parseFloat(style.fontSize));
  return `${name} | ${box.map((number) => Math.round(number)).join(" ")} ${hex(rgba(style.color))} ${hex(ground(node))}`;
});
