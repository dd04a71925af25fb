/**
 * The looks of what the loader itself shows, before the app's own sheet in src/ui/style/, whose tokens and classes it uses: the
 * page looks the same before the app and with it. The first line holds without that sheet, too.
 */
export default `
:host { display: block; min-block-size: 16rem; } :host([hidden]), [hidden] { display: none !important; }
.srw-shell { max-inline-size: var(--srw-wide); }
.srw-shell > * { max-inline-size: var(--srw-measure); }
.srw-shell > :not([hidden]) ~ * { margin-block-start: var(--srw-space-4); }
.srw-shell[aria-busy="true"]::before { content: ""; display: block; block-size: calc(1.5em + var(--srw-space) * 2 + 3px);
  min-block-size: var(--srw-control); margin-block-end: var(--srw-space-5); border-block-end: 1px solid var(--srw-color-line); }
.srw-shell-status { color: var(--srw-color-muted); }
.srw-shell textarea { min-block-size: 10rem; font-family: var(--srw-mono); font-size: var(--srw-text-small); }
:is(.srw-shell-problem, .srw-shell-notice) { padding: var(--srw-space-3) var(--srw-space-4); overflow-wrap: anywhere;
  border-inline-start: 4px solid var(--srw-color-danger); border-radius: var(--srw-radius); background: var(--srw-color-danger-bg); }
.srw-shell-notice { margin-block-end: var(--srw-space-4); border-color: var(--srw-color-accent);
  background: var(--srw-color-surface); }
`;
