import { auditSpec, type Knowledge, parseSpec, type Source, SPEC_PATH } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import fc from "fast-check";
import { expect, it } from "vitest";
import { knowledgeOf } from "../../test/knowledge-of.ts";
import { afterPlan, snapshotOf } from "../../test/snapshot-of.ts";
import type { Plan } from "../plans/plan.ts";
import { planImport } from "../plans/plan-import.ts";
import type { Snapshot } from "../plans/snapshot.ts";

// Whatever files say, a plan is a spec that its own parser takes, no number is in it twice, and nothing that was found
// is missing from both the rows and the questions.

/** Each plans several times, and a plan renders everything that is derived. */
const RUNS = 60;

const NAMES = [
  "Web",
  "API Gateway",
  "recording",
  "Foundation HTTP",
  "Foundation",
  "結算",
  "test",
  "x".repeat(60),
  "日本 db",
  "",
];
const fact = fc.record(
  {
    port: fc.oneof(fc.integer({ min: 8998, max: 9022 }), fc.integer({ min: 1, max: 65535 })),
    source: fc.constantFrom<Source>("document", "registry", "env", "compose", "code"),
    name: fc.constantFrom(...NAMES),
    env: fc.constantFrom("PORT", "WEB_PORT", "FOUNDATION_HTTP_PORT", "lower", "APP_PORT"),
    url: fc.constantFrom("API_URL", "VITE_WEB_URL", "WEB_PORT", "NODE_ENV"),
    protocol: fc.constantFrom("HTTP", "ws", "AMQP", "?"),
    purpose: fc.string({ unit: "binary", maxLength: 250 }),
    owner: fc.constantFrom("src/foundation/", "services/web", "services/recording/", "team\u202E x", ""),
    folder: fc.constantFrom("apps/web", "services/web", "apps/\u202Eweb", `a/${"long/".repeat(200)}`),
    status: fc.constantFrom("reserved", "active", "retired"),
    range: fc.constantFrom({ title: "Analysis Services" }, { from: 9000, to: 9999 }, { from: 1, to: 70 }),
    image: fc.constantFrom("postgres:17", "acme/web", "not an image"),
    containerPort: fc.integer({ min: 1, max: 65535 }),
    mounts: fc.constantFrom(["/a:/b"], ["./a:/b", "/c:/b"], ["/c:/b", "v2:/b"]),
  },
  { requiredKeys: ["port", "source"] },
);
const range = fc.record({
  place: fc.constant({ path: "docs/ports.md", line: 1, column: 1 }),
  from: fc.integer({ min: 0, max: 65535 }),
  to: fc.integer({ min: 0, max: 65535 }),
  title: fc.constantFrom("Web", "Web Services", "Web", undefined, "9"),
  policy: fc.constantFrom("locked", undefined),
} as const);
const move = fc.record({
  place: fc.constant({ path: "docs/ports.md", line: 1, column: 1 }),
  name: fc.constantFrom("Web", "recording"),
  from: fc.integer({ min: 8998, max: 9022 }),
  to: fc.integer({ min: 8998, max: 9022 }),
  reason: fc.constantFrom("because", undefined),
});
const file = fc
  .tuple(
    fc.constantFrom("docs/ports.md", "compose.yaml", ".env", "src/a.ts"),
    fc.array(fact, { maxLength: 12 }),
    fc.array(range, { maxLength: 3 }),
    fc.array(move, { maxLength: 2 }),
  )
  .map(([path, ports, ranges, moves]) =>
    knowledgeOf(path, ports as never, { ranges: ranges as never, moves: moves as never }),
  );
const files = fc.uniqueArray(file, { selector: ({ path }) => path, minLength: 1, maxLength: 4 });

const plan = (snapshot: Snapshot, knowledge: Knowledge[]): Plan =>
  unwrap(planImport({ knowledge, options: {} }, snapshot));
const specOf = (snapshot: Snapshot) => {
  const text = snapshot.files[SPEC_PATH];
  return text === undefined ? undefined : unwrap(parseSpec(text)).spec;
};

it.each([
  ["a new spec", snapshotOf(undefined, { files: {}, rootNames: [] })],
  ["the spec of VECTRA", snapshotOf()],
])("any files make a sound plan with %s, and nothing is left to do after it", (_, snapshot) => {
  fc.assert(
    fc.property(files, (knowledge) => {
      const first = plan(snapshot, knowledge);
      const after = afterPlan(snapshot, first);
      const before = specOf(snapshot)?.ports ?? [];
      for (const row of before)
        expect(specOf(after)?.ports.find(({ port }) => port === row.port)).toMatchObject({ ...row });
      const text = after.files[SPEC_PATH];
      if (text !== undefined) expect(auditSpec(unwrap(parseSpec(text))).errors).toEqual([]);
      // What is left out may be settled by what has been taken.
      if (first.imported?.questions.length === 0) expect(plan(after, knowledge).changes).toEqual([]);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});

it("tells of every number that a file names: as a row, in a question, or in a note", () => {
  const snapshot = snapshotOf(undefined, { files: {}, rootNames: [] });
  fc.assert(
    fc.property(files, (knowledge) => {
      const { imported, notes } = plan(snapshot, knowledge);
      const told = [...(imported?.questions ?? []).map(({ message }) => message), ...notes].join("\n");
      const rows = new Set(imported?.rows.map(({ port }) => port));
      for (const { ports } of knowledge)
        for (const { port } of ports) if (!rows.has(port)) expect(told).toMatch(new RegExp(`\\b${port}\\b`));
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});

it("gives the same plan whatever the order of the files", () => {
  const snapshot = snapshotOf();
  fc.assert(
    fc.property(files, (knowledge) => {
      expect(plan(snapshot, knowledge.toReversed()).id).toBe(plan(snapshot, knowledge).id);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});
