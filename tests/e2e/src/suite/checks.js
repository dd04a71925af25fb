// Runs in the page, with `root`; gives a line for each thing that is amiss in what is drawn now.
const amiss = [];
const describe = (node) =>
  `${node.localName}${node.id ? `#${node.id}` : ""}.${[...node.classList].join(".")} “${node.textContent.trim().slice(0, 30)}”`;
const seen = [...root.querySelectorAll("*")].filter((node) => node.checkVisibility() && !node.closest(".srw-hidden"));

// Nothing is wider than the window, at either side, and nothing makes the page scroll sideways.
const edge = document.documentElement.getBoundingClientRect().right;
const { scrollWidth, clientWidth } = document.documentElement;
if (scrollWidth > clientWidth) amiss.push(`the page is ${scrollWidth} pixels wide`);
for (const node of seen) {
  if (node.closest("pre")) continue;
  const { left, right, width } = node.getBoundingClientRect();
  // A dialog stands in the window, whatever the page's width is.
  if (width && (right > (node.closest("dialog") ? innerWidth : edge) + 1 || left < -1)) amiss.push(`cut off: ${describe(node)} ${left}–${right}`);
}

// No text is hidden by the box that holds it.
for (const node of seen) {
  const { overflowX, overflowY } = getComputedStyle(node);
  const isCut = (overflow, inner, outer) => /hidden|clip/.test(overflow) && inner > outer + 1;
  if (isCut(overflowX, node.scrollWidth, node.clientWidth) || isCut(overflowY, node.scrollHeight, node.clientHeight)) {
    if (!/^(select|input)$/.test(node.localName)) amiss.push(`text is cut: ${describe(node)}`);
  }
}

// What can be pressed is at least 24 by 24 pixels (2.5.8), links in running text aside.
for (const node of seen) {
  if (!node.matches("a[href], button, input, select, textarea, summary, [role=option]")) continue;
  const style = getComputedStyle(node);
  if (node.localName === "a" && style.display === "inline") {
    const around = node.parentElement.textContent.trim().length;
    if (around > node.textContent.trim().length) continue;
  }
  let { width, height } = node.getBoundingClientRect();
  for (const label of node.labels ?? []) {
    // A row that is a label is a target as a whole, drawn behind the words.
    const row = label.closest(".srw-radio, .srw-check, .srw-switch") ?? label;
    width = Math.max(width, row.getBoundingClientRect().width);
    height = Math.max(height, row.getBoundingClientRect().height);
  }
  if (width < 23.9 || height < 23.9) amiss.push(`small target: ${describe(node)} ${width}×${height}`);
}

// Right to left, a text without a letter of that direction, such as an answer or a telephone number, has no sign before the
// one that it follows; nor would one in a field.
const placeOf = (text, at) => {
  const range = document.createRange();
  range.setStart(text, at);
  range.setEnd(text, at + 1);
  // WebKit gives an empty one more, at the end of the line before.
  return [...range.getClientRects()].find(({ width }) => width > 0);
};
const isBackwards = (text) => {
  const lines = new Map();
  for (let at = 0; at < text.length; at++) {
    const place = /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.data[at]) && placeOf(text, at);
    if (!place) continue;
    const line = Math.round(place.top / 8);
    if (lines.get(line) > place.left) return true;
    lines.set(line, place.left);
  }
  return false;
};
const isMirrored = getComputedStyle(root.querySelector(".srw-main")).direction === "rtl";
for (const node of isMirrored ? seen : []) {
  if (node.localName === "option") continue;
  for (const text of node.childNodes) {
    const isOfAnother = text.nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(text.data) && !/[א-ת]/.test(text.data);
    if (isOfAnother && isBackwards(text)) amiss.push(`backwards: ${text.data.slice(0, 60)}`);
  }
  if (node.matches("input:not([type=radio], [type=checkbox], [type=file]), textarea")) {
    if (getComputedStyle(node).unicodeBidi !== "plaintext") amiss.push(`backwards when written: ${node.name}`);
  }
}

// Every text against what is drawn behind it (1.4.3), and the edges of what can be filled in (1.4.11).
const over = (front, back) => [0, 1, 2].map((at) => front[at] * front[3] + back[at] * (1 - front[3])).concat(1);
const parent = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;
const ground = (node) => {
  const layers = [];
  for (let at = node; at; at = parent(at)) {
    const colour = rgba(getComputedStyle(at).backgroundColor);
    if (colour[3]) layers.push(colour);
    if (colour[3] === 1) break;
  }
  return layers.reduceRight((back, front) => over(front, back), [255, 255, 255, 1]);
};
const luminance = (colour) => {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const isForced = matchMedia("(forced-colors: active)").matches;
for (const node of isForced ? [] : seen) {
  const style = getComputedStyle(node);
  const back = ground(node);
  const hasText = [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
  if (hasText && !node.closest(":disabled")) {
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const found = contrast(over(rgba(style.color), back), back);
    if (found < (isLarge ? 3 : 4.5)) amiss.push(`faint text ${found.toFixed(2)}: ${describe(node)} ${style.color}`);
  }
  if (node.matches("input:not([type=checkbox]), select, textarea") && parseFloat(style.borderTopWidth) > 0) {
    const outside = ground(parent(node));
    const found = contrast(over(rgba(style.borderTopColor), outside), outside);
    if (found < 3) amiss.push(`faint edge ${found.toFixed(2)}: ${describe(node)} ${style.borderTopColor}`);
  }
}
return amiss;
