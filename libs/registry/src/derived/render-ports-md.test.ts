import fc from "fast-check";
import { expect, it } from "vitest";
import { parsed, SAMPLE, sampleRow } from "../../test/sample.ts";
import { spec } from "../../test/spec-arbitrary.ts";
import type { Spec } from "../spec/spec.ts";
import { renderAgentsBlock } from "./render-agents-block.ts";
import { renderPortsMd } from "./render-ports-md.ts";

const outsideOfFences = (text: string) => text.replace(/```sh\n[\s\S]*?\n```/g, "");
const cellsOf = (line: string) => line.split(/(?<!\\)(?:\\\\)*\|/).length - 2;

it("shows more than a hundred rows under the headings of their ranges", () => {
  const rows = [
    ...Array.from({ length: 100 }, (_, nth) => sampleRow(9000 + nth, { service: `s-${nth}`, env: `S_${nth}_PORT` })),
    sampleRow(9200, { service: "other", env: "OTHER_PORT", title: "Other" }),
  ];
  const ranges: Spec["ranges"] = [
    { id: "core", from: 9000, to: 9199, purpose: "The *core*", policy: "open" },
    { id: "rest", from: 9200, to: 9299, purpose: "Rest", policy: "open" },
  ];
  const text = renderPortsMd({ ...parsed().spec, ranges, ports: rows });
  expect(text.match(/^### .*/gm)).toEqual(["### 9000-9199 The \\*core\\*", "### 9200-9299 Rest"]);
  const [, rest = ""] = text.split("### 9200-9299 Rest\n");
  expect(rest.split("\n\n## ")[0]?.split("\n").length).toBe(4);
  expect(renderPortsMd({ ...parsed().spec, ranges, ports: rows.slice(1) })).not.toContain("### 9");
});

it("shows the registry, the ranges and the history", () => {
  const chapters = renderPortsMd(parsed().spec).split("\n\n## ");
  expect(chapters[0]).toBe(`\
# Sample

**Status:** DRAFT | **Version:** 1.0.0 | **Date:** 2026-01-19

<!-- Derived from spec/ports.yaml by Berth. Do not edit: change the spec, then run npx berth sync. -->`);
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

const viewer = sampleRow(9002, {
  service: "viewer",
  title: "Viewer",
  env: "VIEWER_PORT",
  owner: "container viewer",
  rationale: "It comes from elsewhere | like `all` here",
  image: "example/viewer:1.2",
  container: 3002,
  mounts: ["/srv/images:/data:ro", "/var/cache/viewer:/cache"],
  healthcheck: "test -e '/tmp/up'",
  previous: [{ port: 9100, reason: "It was the vault's" }],
});
const chapterOf = (heading: string, spec: Spec) =>
  renderPortsMd(spec)
    .split("\n\n## ")
    .find((chapter) => chapter.startsWith(`${heading}\n`));

it("says why a port is in its range, what it keeps clear of, and what it was before", () => {
  const { spec } = parsed();
  const ports = [...spec.ports, viewer];
  expect(chapterOf("Compliance with the ranges", { ...spec, ports })).toMatchInlineSnapshot(`
    "Compliance with the ranges

    | Port | Service | Range | Rationale |
    | --- | --- | --- | --- |
    | **9002** | Viewer | 9000-9003 (Core) | It comes from elsewhere \\| like \\\`all\\\` here |

    A port in 9000-9003 (Core) keeps clear of:

    - 9100-9101 (Vault)
    - 9222 (Chrome)

    ### Previous ports

    | Port | Service | Range of the port | Issue | Resolution |
    | --- | --- | --- | --- | --- |
    | 9100 | Viewer | 9100-9101 (Vault) | It was the vault's | Moved to **9002** in 9000-9003 (Core) |"
  `);
});

it("says how a container is run by hand, with everything that compose.yaml has", () => {
  const second = sampleRow(9003, { service: "viewer", title: "Viewer Stream", protocol: "UDP" });
  const { spec } = parsed();
  const ports = [...spec.ports, viewer, second];
  expect(chapterOf("Containers", { ...spec, ports })).toMatchInlineSnapshot(`
    "Containers

    Programs that are not written here. \`compose.yaml\` starts those in use; the commands below do the same by hand.

    ### Viewer, Viewer Stream

    - Port 3002 of the container is 9002 outside.
    - Port 9003 of the container is 9003 outside.
    - \`/srv/images\` is seen as \`/data\`, read-only.
    - \`/var/cache/viewer\` is seen as \`/cache\`.

    \`\`\`sh
    docker run -d \\
      --name viewer \\
      -p 127.0.0.1:9002:3002 \\
      -p 127.0.0.1:9003:9003/udp \\
      -v /srv/images:/data:ro \\
      -v /var/cache/viewer:/cache \\
      --health-cmd 'test -e '\\''/tmp/up'\\''' \\
      --restart unless-stopped \\
      example/viewer:1.2
    \`\`\`"
  `);
});

it("lists the documents it refers to", () => {
  const references = [
    { title: "Port audit", location: "docs/audit.md" },
    { title: "The *strategy*", location: "https://example.com/?a=b|c" },
  ];
  expect(chapterOf("References", { ...parsed().spec, references })).toMatchInlineSnapshot(`
    "References

    - Port audit: \`docs/audit.md\`
    - The \\*strategy\\*: https://example.com/?a=b\\|c"
  `);
});

it("has no chapter for what the spec doesn't speak of", () => {
  const text = renderPortsMd(parsed().spec);
  expect(text).not.toMatch(/## (?:Compliance|Containers|References)/);
});

it("keeps its tables and comments whole, whatever the texts of the spec say", () => {
  fc.assert(
    fc.property(spec, (spec) => {
      const live = spec.ports.filter((row) => row.status !== "retired");
      const text = outsideOfFences(renderPortsMd(spec)).trimEnd();
      expect(text.match(/<!--|-->/g)).toEqual(["<!--", "-->"]);
      const tables = text.split("\n\n").filter((block) => block.startsWith("| "));
      for (const table of tables) {
        const lines = table.split("\n");
        for (const line of lines) expect(cellsOf(line), line).toBe(cellsOf(lines[0] ?? ""));
      }
      const placed = live.filter((row) => row.rationale ?? row.previous ?? row.image);
      const previous = live.flatMap((row) => row.previous ?? []);
      const rows = [spec.ports, spec.ranges, spec.history, placed, previous].flat().length;
      const rules = tables.length * 2;
      expect(tables.join("\n").split("\n")).toHaveLength(rows + rules);
    }),
    { numRuns: 200 },
  );
});

it("tells agents names, numbers and what ranges are for, no other text that a spec's author wrote", () => {
  fc.assert(
    fc.property(spec, (spec) => {
      const silent = {
        ...spec,
        title: "T",
        status: "S",
        ports: spec.ports.map(
          ({ address, rationale, image, container, mounts, environment, healthcheck, uses, ...row }) => ({
            ...row,
            title: "T",
            purpose: "P",
          }),
        ),
        references: [],
        history: [],
      };
      expect(renderAgentsBlock(spec)).toBe(renderAgentsBlock(silent));
    }),
    { numRuns: 100 },
  );
});
