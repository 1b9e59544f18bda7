const HEAD = "title: Bomb\nstatus: DRAFT\nversion: 1.0.0\ndate: 2026-01-01\n";
const RANGES = "ranges:\n  analysis: { ports: 9020-9029, purpose: Analysis }\n";
const HISTORY = "history:\n";

const list = (count: number, line: (nth: number) => string) =>
  Array.from({ length: count }, (_, nth) => line(nth)).join("");
const row = (port: number) =>
  `  ${port}: { service: s-${port}, title: T, protocol: HTTP, purpose: P, env: E_${port}, status: active }\n`;

/** Registries just below the cap on their size, each of which gives some step as much work as it can get. */
export const BOMB_SPECS: Readonly<Record<string, string>> = {
  "unknown keys": `${HEAD}${RANGES}ports:\n${HISTORY}${list(29_000, (n) => `${n}k:\n`)}`,
  "one key over and over": `${HEAD}${RANGES}ports:\n${HISTORY}${"x:\n".repeat(80_000)}`,
  "unknown fields": `${HEAD}${RANGES}ports:\n  9020: {${list(40_000, (n) => `${n},`)}}\n${HISTORY}`,
  "overlapping ranges":
    `${HEAD}ranges:\n${list(5800, (n) => `  r${n}: { ports: 1024-9999, purpose: P }\n`)}` + `ports:\n${HISTORY}`,
  "rows in no range":
    `${HEAD}ranges:\n${list(2500, (n) => `  r${n}: { ports: ${n + 2000}, purpose: P }\n`)}` +
    `ports:\n${list(1600, (n) => row(20_000 + n))}${HISTORY}`,
  "wrong types": `${HEAD}${RANGES}ports:\n${list(24_000, (n) => `  ${n + 1}: x\n`)}${HISTORY}`,
  "a wide range":
    `${HEAD}ranges:\n  analysis: { ports: 1024-65535, purpose: P }\nports:\n` +
    `${list(2500, (n) => row(9020 + n))}${HISTORY}`,
  "a full range":
    `${HEAD}ranges:\n  analysis: { ports: 9020-11519, purpose: P }\n  other: { ports: 12000-65535, purpose: P }\n` +
    `ports:\n${list(2500, (n) => row(9020 + n))}${HISTORY}`,
  "one variable for all":
    `${HEAD}${RANGES.replace("9029", "12000")}ports:\n` +
    `${list(2400, (n) => row(9020 + n).replace(/E_\d+/, "E"))}${HISTORY}`,
  "a long history":
    `${HEAD}${RANGES}ports:\n${HISTORY}` +
    `${list(4300, () => "  - { version: 1.0.0, date: 2026-01-01, change: x }\n")}`,
  "deep blocks": list(700, (depth) => `${" ".repeat(depth)}a:\n`),
  "deep lists": list(500, (depth) => `${" ".repeat(depth)}-\n`),
  "a staircase of keys": `${HEAD}${list(340, (depth) => `${"  ".repeat(depth)}? a\n${"  ".repeat(depth)}:\n`)}`,
  comments: `${HEAD}${RANGES}ports:\n${HISTORY}${"#\n".repeat(130_000)}`,
  "blank lines": `${HEAD}${RANGES}ports:\n${"\n".repeat(250_000)}${HISTORY}`,
  blanks: `${HEAD}${RANGES}ports:${" ".repeat(250_000)}\n${HISTORY}`,
  "a long word": `${HEAD}${RANGES}ports:\n${HISTORY}x: ${"x".repeat(250_000)}\n`,
  "a long key": `${HEAD}${RANGES}ports:\n${HISTORY}${"x".repeat(250_000)}: 1\n`,
  "open quotes": `${HEAD}x: ${'"'.repeat(250_001)}`,
  "many documents": `${HEAD}${"---\n".repeat(60_000)}`,
  colons: `${HEAD}x${":".repeat(250_000)}\n`,
  "keys in a row": `${HEAD}x: ${"a: ".repeat(29_000)}\n`,
  dashes: `${HEAD}x:\n${"-\n".repeat(120_000)}`,
  "flow commas": `${HEAD}x: [${",".repeat(250_000)}]\n`,
  "flow items": `${HEAD}x: [${"1,".repeat(120_000)}]\n`,
  anchors: `${HEAD}x:\n${list(20_000, (n) => `- &a${n} x\n`)}`,
  tags: `${HEAD}x:\n${list(30_000, () => "- !a x\n")}`,
  "escaped characters": `${HEAD}x: "${"\\u0000".repeat(40_000)}"\n`,
  "bad escapes": `${HEAD}x: "${"\\q".repeat(120_000)}"\n`,
  tabs: `${HEAD}${"\ta: b\n".repeat(40_000)}`,
};
