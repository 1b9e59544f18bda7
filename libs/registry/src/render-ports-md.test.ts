import fc from "fast-check";
import { expect, it } from "vitest";
import { renderAgentsBlock } from "./render-agents-block.ts";
import { renderPortsMd } from "./render-ports-md.ts";
import { parsed, SAMPLE } from "./testing/sample.ts";
import { spec } from "./testing/spec-arbitrary.ts";

const outsideOfFences = (text: string) => text.replace(/```sh\n[\s\S]*?\n```/g, "");
const cellsOf = (line: string) => line.split(/(?<!\\)(?:\\\\)*\|/).length - 2;

it("shows the registry, the ranges and the history", () => {
  const chapters = renderPortsMd(parsed().spec).split("\n\n## ");
  expect(chapters[0]).toBe(`\
# Sample

**Status:** DRAFT | **Version:** 1.0.0 | **Date:** 2026-01-19

<!-- Derived from spec/ports.yaml by Berth. Do not edit: change the spec, then run npx nx sync. -->`);
  expect(chapters[1]).toBe(`\
Registry

Each port belongs to its service for good. Nothing else may bind it, and no port changes hands.

| Port | Service | Protocol | Purpose | Owner | Status |
| --- | --- | --- | --- | --- | --- |
| **9000** | Api | HTTP | The public api | \`services/api\` | active |
| **9001** | Old | HTTP | What was |  | retired |`);
  expect(chapters[2]).toBe(`\
Ranges

| Range | Ports | Purpose | Policy | Free | Next |
| --- | --- | --- | --- | --- | --- |
| \`core\` | 9000-9003 | Core | open | 2 of 4 | 9002 |
| \`vault\` | 9100-9101 | Vault | locked | 2 of 2 |  |
| \`chrome\` | 9222 | Chrome | fixed | 1 of 1 |  |`);
  expect(chapters.at(-1)).toBe(`\
Version history

| Version | Date | Changes |
| --- | --- | --- |
| 1.0.0 | 2026-01-19 | Initial |
`);
});

it("lists what is promised and what is being built in a chapter of its own", () => {
  const text = SAMPLE.replace("status: active", "status: reserved");
  expect(renderPortsMd(parsed(text).spec)).toContain(`
## Future allocations

Reserved ports are promised to a service that is not built yet; allocated ones are being built.

| Port | Service | Protocol | Purpose | Owner | Status |
| --- | --- | --- | --- | --- | --- |
| **9000** | Api | HTTP | The public api | \`services/api\` | reserved |
`);
});

it("names the owners of exclusive ports in the rule about them", () => {
  expect(renderPortsMd(parsed().spec)).toContain("None is marked exclusive yet.");
  const text = SAMPLE.replace("status: active", "status: active\n    exclusive: true");
  expect(renderPortsMd(parsed(text).spec)).toContain(
    "4. **Exclusive ports are sacred.** 9000 belongs to api: nothing else binds them.",
  );
});

it("is dated by the newest row of the history", () => {
  const text = SAMPLE.replace("date: 2026-01-19, change", "date: 2026-02-03, change");
  expect(renderPortsMd(parsed(text).spec)).toContain("**Date:** 2026-02-03");
});

it("writes an owner that is no plain path as text, not as code", () => {
  const text = SAMPLE.replace("services/api", "'a\\|b `c`'");
  expect(renderPortsMd(parsed(text).spec)).toContain("| a\\\\\\|b \\`c\\` |");
});

it("keeps its tables and comments whole, whatever the texts of the spec say", () => {
  fc.assert(
    fc.property(spec, (spec) => {
      const text = outsideOfFences(renderPortsMd(spec)).trimEnd();
      expect(text.match(/<!--|-->/g)).toEqual(["<!--", "-->"]);
      const tables = text.split("\n\n").filter((block) => block.startsWith("| "));
      for (const table of tables) {
        const lines = table.split("\n");
        for (const line of lines) expect(cellsOf(line), line).toBe(cellsOf(lines[0] ?? ""));
      }
      const rows = spec.ports.length + spec.ranges.length + spec.history.length;
      const rules = tables.length * 2;
      expect(tables.join("\n").split("\n")).toHaveLength(rows + rules);
    }),
    { numRuns: 200 },
  );
});

it("tells agents names and numbers only, no text that a spec's author wrote", () => {
  fc.assert(
    fc.property(spec, (spec) => {
      const live = spec.ports.filter((row) => row.status !== "retired");
      const silent = {
        ...spec,
        title: "T",
        status: "S",
        ranges: spec.ranges.map((range) => ({ ...range, purpose: "P" })),
        ports: live.map(({ owner, ...row }) => ({ ...row, title: "T", purpose: "P" })),
        history: [],
      };
      expect(renderAgentsBlock(spec)).toBe(renderAgentsBlock(silent));
    }),
    { numRuns: 100 },
  );
});
