import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMap, isScalar, isSeq, type Node } from "yaml";
import { damaged } from "../../test/damage.ts";
import { SAMPLE } from "../../test/sample.ts";
import { spec } from "../../test/spec-arbitrary.ts";
import { refusalOf } from "../../test/unwrap.ts";
import { style, writeSpec } from "../../test/write-spec.ts";
import { entriesOf, entryOf } from "../edit/splice/entry.ts";
import { parseSpec } from "./parse-spec.ts";
import { readPieces } from "./read-pieces.ts";
import { parseYaml, placesIn, type YamlSource } from "./yaml-source.ts";

const FILE = "spec/ports.yaml";

/**
 * All that edits and messages take from the nodes of a tree. The blanks that a block has behind it are nothing to them.
 */
function factsOf(text: string, node: Node | null): unknown {
  const [from = 0, to = 0] = node?.range ?? [];
  const span = [from, from + text.slice(from, to).trimEnd().length];
  if (isMap(node))
    return {
      span,
      flow: node.flow ?? false,
      entries: entriesOf(node).map(({ key, value }) => [factsOf(text, key), factsOf(text, value)]),
    };
  if (isSeq(node))
    return { span, flow: node.flow ?? false, items: node.items.map((item) => factsOf(text, item as Node)) };
  return isScalar(node) ? { span, value: node.value, type: node.type ?? "PLAIN" } : node;
}

function expectSame(pieces: YamlSource, whole: YamlSource): void {
  expect(pieces.data, whole.text).toEqual(whole.data);
  expect(factsOf(whole.text, pieces.root), whole.text).toEqual(factsOf(whole.text, whole.root));
}

const inPieces = (text: string) => readPieces(text, placesIn(FILE, text));

it("reads of a registry what the parser of YAML reads, however it is written", () => {
  let read = 0;
  fc.assert(
    fc.property(spec, style, (spec, style) => {
      const text = writeSpec(spec, style);
      const pieces = inPieces(text);
      if (!pieces.ok) return;
      read++;
      const whole = parseYaml(FILE, text);
      if (!whole.ok) throw new Error(text);
      expectSame(pieces.value, whole.value);
    }),
    { numRuns: 300 },
  );
  expect(read).toBeGreaterThan(100);
});

/** Entries in plain form beside those that only the parser of YAML can read. */
const MIXED = `# ours
title: The ports
settings:
  reserve: origin
  documents: [ docs/a.md, docs/b.md ]
ranges:
  core: { ports: 9000-9009, purpose: 'Core: all of it' } # plain
  vault:
    ports: 9100
    purpose: >-
      Where it says
      more, on two lines
    # on the vault

ports:
  # the first
  9000: # api
    service: api
    title: "It's \\"it\\""
    uses:
    - vault
    - web # both
    exclusive: true
    # so much for it
  9001: { service: web, uses: [api, "vault"], environment: { A: b } }
  9002:
    previous:
      - port: 9100
        reason: |
          # no comment
          gone
      - { port: 9101, reason: gone }
    service: vault
    purpose: Text that goes
      on below
history:
- version: 1.0.0
  date: 2026-01-19

- version: 1.0.1 # next
  change: 'it''s: changed'
`;

it("reads of a damaged text what the parser of YAML reads, and nothing that this parser refuses", () => {
  let read = 0;
  fc.assert(
    fc.property(damaged(MIXED), (text) => {
      const pieces = inPieces(text);
      if (!pieces.ok) return;
      read++;
      const whole = parseYaml(FILE, text);
      if (!whole.ok) throw new Error(`${whole.failures[0]?.message}\n${text}`);
      expectSame(pieces.value, whole.value);
    }),
    { numRuns: 3000 },
  );
  expect(read).toBeGreaterThan(500);
});

it("finds the nodes of rows that the parser of YAML is not asked about because of how far in they stand", () => {
  const far = SAMPLE.replace(/^ {4}(?=\w)/gm, " ".repeat(230));
  const pieces = inPieces(far);
  if (!pieces.ok) throw new Error(pieces.failures[0]?.message);
  const [row] = entriesOf(entryOf(pieces.value.root, "ports")?.value);
  expect(row?.value).not.toBeNull();
});

const rowOf = (nth: number) =>
  `  ${1024 + nth}: { service: s-${nth}, title: T, protocol: HTTP, purpose: P, env: S_${nth}, status: active }\n`;
const MANY = SAMPLE.replace("\nhistory:", `\n${Array.from({ length: 8000 }, (_, nth) => rowOf(nth)).join("")}history:`);

describe("in a text that is too long for the parser of YAML", () => {
  it.each([
    ["a field that is no YAML", "purpose: P, env: S_7000", "purpose: [, env: S_7000"],
    ["text that has no key", rowOf(7000), `  text\n${rowOf(7000)}`],
    ["a row that stands twice", rowOf(7000), rowOf(7000).repeat(2)],
    ["an anchor", "purpose: P, env: S_7000", "purpose: &p P, env: S_7000"],
    ["a merge that stopped", rowOf(7000), `<<<<<<< HEAD\n${rowOf(7000)}`],
    [
      "one row more than there are ports",
      rowOf(7000),
      Array.from({ length: 65_000 }, (_, nth) => `  ${nth + 20_000}: {}\n`).join(""),
    ],
    ["an entry that is too long", "purpose: P, env: S_7000", `purpose: "${"\\x41".repeat(70_000)}", env: S_7000`],
    ["an entry with too many comments", rowOf(7000), `${rowOf(7000)}${"  # and so on\n".repeat(25_000)}`],
    ["an entry that is nested too deeply", "purpose: P, env: S_7000", `purpose: ${"[".repeat(100)}, env: S_7000`],
  ])("says where %s stands", (_, from, to) => {
    expect(MANY).toContain(from);
    expect(refusalOf(parseSpec(MANY.replace(from, () => to))).slice(0, 600)).toMatchSnapshot();
  });
});

const readData = (text: string) => {
  const read = inPieces(text);
  if (!read.ok) throw new Error(text);
  return read.value.data as { ports: Record<string, unknown> };
};

describe("after an edit", () => {
  it("says of each entry that stayed what it said before, as the very same data", () => {
    const before = readData(SAMPLE);
    const after = readData(SAMPLE.replace(/^version: .*$/m, "version: 9.9.9"));
    expect(after).toEqual({ ...before, version: "9.9.9" });
    for (const [port, row] of Object.entries(before.ports)) expect(after.ports[port]).toBe(row);
  });

  it("reads what no entry before has, whatever was read before", () => {
    fc.assert(
      fc.property(spec, style, spec, style, (first, firstStyle, second, secondStyle) => {
        inPieces(writeSpec(first, firstStyle));
        const text = writeSpec(second, secondStyle);
        const after = inPieces(text);
        const whole = parseYaml(FILE, text);
        if (after.ok && whole.ok) expect(after.value.data).toEqual(whole.value.data);
      }),
      { numRuns: 60 },
    );
  });
});
