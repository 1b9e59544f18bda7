/**
 * The look of the page: the system's theme on a screen, black on white on paper. Ratios of text are AA. The colours are
 * those of the monitor's page, written again because only its bundler reads a style sheet; a test compares them.
 */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --land: light-dark(#f5f7f6, #0d191f);
  --water: light-dark(#e5edef, #12262e);
  --ink: light-dark(#10232c, #e6eef0);
  --ink2: light-dark(#3c515b, #b3c3ca);
  --line: light-dark(#c3cfd3, #2a424d);
  --decide: light-dark(#b02a1b, #ff8f7a);
  --correct: light-dark(#8a5300, #edb54a);
  --sound: light-dark(#0b665b, #43bfa9);
  --act: light-dark(#0a55a8, #85b9ff);
  --sans: -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 1280px;
  padding: 24px clamp(16px, 3vw, 40px) 64px;
  background: var(--land);
  color: var(--ink);
  font: 15px/1.5 var(--sans);
  font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere;
}
h1 { margin: 0; font-size: 26px; line-height: 1.25; }
h2 { margin: 40px 0 12px; padding-bottom: 6px; border-bottom: 2px solid var(--ink); font-size: 19px; }
h3 { margin: 20px 0 8px; font-size: 15px; }
h2 small, h3 small { color: var(--ink2); font-weight: 400; }
p { margin: 6px 0; }
ul, ol { margin: 0; padding: 0; list-style: none; }
a { color: var(--act); }
a:focus-visible { outline: 2px solid var(--act); outline-offset: 2px; }
.quiet { color: var(--ink2); }
.foreign { unicode-bidi: isolate; }
.place { font: 12.5px/1.5 var(--mono); unicode-bidi: isolate; }
.lead { font-size: 17px; }
.note { padding-left: 12px; border-left: 3px solid var(--line); color: var(--ink2); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 12px; margin: 20px 0; }
.tiles > li { padding: 12px 14px; background: var(--water); border-top: 3px solid var(--line); }
.tiles b { display: block; font: 700 28px/1.2 var(--mono); }
.tiles .decide, .decide > .mark { border-color: var(--decide); color: var(--decide); }
.tiles .correct, .correct > .mark { border-color: var(--correct); color: var(--correct); }
.tiles span { color: var(--ink2); }
.issues > li { margin: 0 0 10px; padding: 10px 14px; background: var(--water); border-left: 4px solid var(--line); }
.issues > li { break-inside: avoid; }
.issues.decide > li { border-color: var(--decide); }
.issues.correct > li { border-color: var(--correct); }
.issues .advice { font-weight: 600; }
.roles { font-size: 13.5px; color: var(--ink2); }
.roles b { font-weight: 600; color: var(--ink); }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
th, td { padding: 8px 12px 8px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--ink2); font-weight: 600; }
tr { break-inside: avoid; }
td.number { font: 700 16px/1.3 var(--mono); }
td.number a { color: inherit; text-decoration: none; }
.ports col:nth-child(1) { width: 76px; }
.ports col:nth-child(2) { width: 20%; }
.ports col:nth-child(4) { width: 33%; }
.tag { font-weight: 600; }
tr.decide .tag, tr.decide td.number { color: var(--decide); }
tr.correct .tag, tr.correct td.number { color: var(--correct); }
.ranges { display: grid; grid-template-columns: repeat(auto-fill, minmax(250px, 1fr)); gap: 24px; }
.ranges > li { break-inside: avoid; }
.cells { display: grid; grid-template-columns: repeat(10, 1fr); gap: 2px; margin-top: 8px; }
.cells > li { min-width: 0; height: 22px; border: 1px solid var(--line); overflow: hidden; }
.cells > li { font: 11px/20px var(--mono); text-align: center; }
.cells a { display: block; color: inherit; text-decoration: none; }
.cells .sound, .cells .reserved, .cells .retired, .cells .correct, .cells .decide { border-color: currentcolor; }
.cells .sound { color: var(--sound); background: color-mix(in srgb, var(--sound) 16%, transparent); }
.cells .reserved { color: var(--ink2); border-style: dashed; }
.cells .retired { color: var(--ink2); text-decoration: line-through; }
.cells .correct { color: var(--correct); background: color-mix(in srgb, var(--correct) 16%, transparent); }
.cells .decide { color: var(--land); background: var(--decide); border-color: var(--decide); font-weight: 700; }
.cells.named { grid-template-columns: repeat(auto-fill, 46px); }
.key { display: flex; flex-wrap: wrap; gap: 6px 18px; margin: 0 0 16px; font-size: 13.5px; }
.key > li { display: flex; align-items: center; gap: 6px; }
.key .cells { margin: 0; grid-template-columns: 26px; }
@media screen and (max-width: 760px) {
  .ports thead, .ports colgroup { display: none; }
  .ports, .ports tbody, .ports tr, .ports td { display: block; }
  .ports tr { padding: 10px 0; border-bottom: 1px solid var(--line); }
  .ports td { padding: 2px 0; border: 0; }
}
@media print {
  :root { color-scheme: light; --land: #fff; --water: #fff; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .issues > li, .tiles > li { border: 1px solid var(--line); border-left-width: 4px; }
  h2, h3 { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
  thead { display: table-header-group; }
  .cells > li { print-color-adjust: exact; }
}
`;
