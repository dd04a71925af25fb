/** The looks of what the loader itself shows. The tokens are the app's; the values after the commas hold without them. */
export default `
:host { display: block; min-block-size: 16rem; }
:host([hidden]), [hidden] { display: none !important; }
.srw-shell { display: grid; gap: calc(var(--srw-space, 0.5rem) * 2); justify-items: start; max-inline-size: 44rem;
  font-family: var(--srw-font, inherit); color: var(--srw-color-fg, inherit); line-height: 1.5; }
.srw-shell :is(h1, p, ul) { margin: 0; }
.srw-shell h1 { font-size: 1.75rem; font-weight: 600; line-height: 1.25; }
.srw-shell-search { display: grid; gap: calc(var(--srw-space, 0.5rem)); inline-size: 100%; }
.srw-shell :is(input, textarea) { box-sizing: border-box; inline-size: 100%; min-block-size: 2.75rem; padding: 0.5rem 0.75rem;
  font: inherit; color: inherit; background: var(--srw-color-bg, Field);
  border: 1px solid var(--srw-color-border, currentColor); border-radius: var(--srw-radius, 4px); }
.srw-shell textarea { min-block-size: 10rem; font-family: ui-monospace, monospace; font-size: 0.875rem; }
.srw-shell button { min-block-size: 2.75rem; padding: 0.5rem 1.25rem; font: inherit; cursor: pointer;
  color: var(--srw-color-accent, inherit); background: transparent;
  border: 1px solid currentColor; border-radius: var(--srw-radius, 4px); }
.srw-shell a { color: var(--srw-color-accent, LinkText); }
.srw-shell :focus-visible { outline: 3px solid var(--srw-color-focus, Highlight); outline-offset: 2px; }
.srw-shell-status { color: var(--srw-color-muted, inherit); }
.srw-shell-problem { padding: 0.75rem 1rem; overflow-wrap: anywhere;
  border-inline-start: 4px solid var(--srw-color-danger, #c4314b); }
.srw-shell-buttons { display: flex; flex-wrap: wrap; gap: 0.75rem; }
.srw-shell ul { padding-inline-start: 1.25rem; }
.srw-shell-notice { margin: 0 0 1rem; padding: 0.75rem 1rem; border-inline-start: 4px solid var(--srw-color-accent, currentColor); }
`;
