import { auditSpec, type Knowledge, parseSpec, SPEC_PATH } from "@berth/registry";
import { refusalOf, unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { knowledgeOf, rangeIn } from "../../test/knowledge-of.ts";
import { cartaKnowledge, vectraKnowledge } from "../../test/seed-knowledge.ts";
import { afterPlan, snapshotOf, textOf } from "../../test/snapshot-of.ts";
import type { ImportOptions } from "../options/import-options.ts";
import { planImport } from "./plan-import.ts";
import type { Snapshot } from "./snapshot.ts";

const bare = (rootNames: string[] = [], files: Record<string, string> = {}) =>
  snapshotOf(undefined, { files, rootNames });
const plan = (snapshot: Snapshot, knowledge: Knowledge[], options: ImportOptions = {}) =>
  unwrap(planImport({ knowledge, options }, snapshot));
const specAfter = (snapshot: Snapshot, knowledge: Knowledge[], options?: ImportOptions) =>
  unwrap(parseSpec(textOf(plan(snapshot, knowledge, options), SPEC_PATH))).spec;

const REDIS = knowledgeOf("compose.yaml", [{ port: 6379, name: "redis", image: "redis:8" }]);

it("makes a first spec with the head, the ranges and the rows of the document, and what is derived from it", () => {
  const made = plan(bare(), [vectraKnowledge()]);
  expect(made.changes.map(({ path }) => path)).toEqual([
    "spec/ports.yaml",
    "spec/ports.schema.json",
    "config/ports.env",
    "spec/PORTS.md",
    "compose.yaml",
    ".gitignore",
  ]);
  expect(unwrap(parseSpec(textOf(made, SPEC_PATH))).spec).toMatchObject({
    title: "VECTRA-BOILERPLATE Port Allocation Specification",
    status: "CANONICAL",
    version: "1.0.0",
    date: "2026-01-19",
    history: [{ version: "1.0.0", date: "2026-01-19", change: "Initial specification" }],
  });
});

it.each([
  ["VECTRA", vectraKnowledge],
  ["CARTA", cartaKnowledge],
])("changes nothing when the %s document is imported again", (_, knowledge) => {
  const snapshot = bare();
  const after = afterPlan(snapshot, plan(snapshot, [knowledge()]));
  const second = plan(after, [knowledge()]);
  expect(second.changes).toEqual([]);
  expect(second.imported?.questions).toEqual([]);
  expect(second.imported?.rows.every(({ outcome }) => outcome === "known")).toBe(true);
});

it("adds to a spec what a document knows besides, and leaves every byte of its rows as it was", () => {
  const snapshot = snapshotOf();
  const spec = specAfter(snapshot, [cartaKnowledge()], { answer: ["9000-9099=-"] });
  expect(spec.ports.map(({ port }) => port)).toContain(9002);
  const before = snapshot.files[SPEC_PATH] ?? "";
  const after = textOf(plan(snapshot, [cartaKnowledge()]), SPEC_PATH);
  const kept = new Set(after.split("\n"));
  expect(before.split("\n").filter((line) => !kept.has(line) && !line.startsWith("version:"))).toEqual([]);
});

it("never moves a row: a number that a document gives to a service with another one is a question", () => {
  const made = plan(snapshotOf(), [knowledgeOf("docs/ports.md", [{ port: 9019, name: "Recording Service" }])]);
  expect(made.changes).toEqual([]);
  expect(made.imported?.questions.map(({ message }) => message)).toEqual([
    "recording has 9010 by the spec, and 9019 by docs/ports.md:1.",
  ]);
});

it("leaves out a number that the spec has for another service, and says which", () => {
  const made = plan(snapshotOf(), [knowledgeOf("docs/ports.md", [{ port: 9010, name: "Billing" }])]);
  expect(made.changes).toEqual([]);
  expect(made.imported?.questions[0]).toMatchObject({
    code: "PORT_TAKEN",
    message: "The spec has 9010 for recording (active), not for billing.",
  });
});

it("fills in what a row of the spec leaves open", () => {
  const snapshot = snapshotOf();
  const knowledge = [knowledgeOf("docs/ports.md", [{ port: 9013, name: "Alert Service", owner: "team alerts" }])];
  const spec = specAfter(snapshot, knowledge);
  expect(spec.ports.find(({ port }) => port === 9013)).toMatchObject({ owner: "team alerts", title: "Alert Service" });
  expect(plan(afterPlan(snapshot, plan(snapshot, knowledge)), knowledge).changes).toEqual([]);
});

it.each([
  ["a first import", [], ["redis=all"], "docker"],
  ["an import into a spec that has the one", [REDIS], ["redis=6380"], "container redis"],
])("%s of two numbers of a service makes a spec that check takes, with one owner", (_, earlier, answer, owner) => {
  const first = bare(["compose.yaml"]);
  const snapshot = earlier.length > 0 ? afterPlan(first, plan(first, earlier)) : first;
  const document = knowledgeOf("docs/ports.md", [{ port: 6380, name: "redis", owner: "docker" }]);
  const made = plan(snapshot, [REDIS, document], { answer });
  expect(made.imported?.questions).toEqual([]);
  const parsed = unwrap(parseSpec(textOf(made, SPEC_PATH)));
  expect(parsed.spec.ports.map((row) => [row.port, row.owner])).toEqual([
    [6379, owner],
    [6380, owner],
  ]);
  expect(auditSpec(parsed).errors).toEqual([]);
  const note = "docs/ports.md:1: redis belongs to container redis by its other numbers, so docker is left out.";
  expect(made.notes.includes(note)).toBe(owner === "container redis");
});

it.each([
  ["the title that another source has", { name: "Web Shop", env: "WEB_PORT" }, "Web Shop"],
  ["the name of the service in words", { name: "web" }, "Web"],
])("gives a row whose number a script of package.json names %s, not the script's name", (_, said, title) => {
  const script = { port: 3000, name: "@shop/web dev", source: "script" } as const;
  const knowledge = [knowledgeOf("apps/web/package.json", [script]), knowledgeOf(".env", [{ port: 3000, ...said }])];
  expect(specAfter(bare(), knowledge).ports.map((row) => row.title)).toEqual([title]);
});

it("leaves out a number that another branch has given to another service", () => {
  const snapshot = snapshotOf();
  const elsewhere = [{ port: 9018, holder: "billing on the branch billing", service: "billing" }];
  const knowledge = [knowledgeOf("docs/ports.md", [{ port: 9018, name: "Ledger" }])];
  const made = plan({ ...snapshot, elsewhere }, knowledge);
  expect(made.changes).toEqual([]);
  expect(made.imported?.questions[0]?.message).toBe(
    "9018 is for ledger here, but billing on the branch billing has it.",
  );
  expect(
    plan({ ...snapshot, elsewhere: [{ port: 9018, holder: "x", service: "ledger" }] }, knowledge).changes,
  ).not.toEqual([]);
});

it("draws a range around each hundred in use where no source declares one, and says so", () => {
  const knowledge = [
    knowledgeOf("compose.yaml", [
      { port: 5432, name: "db" },
      { port: 8080, name: "web" },
    ]),
  ];
  const made = plan(bare(["compose.yaml"]), knowledge);
  expect(specAfter(bare(["compose.yaml"]), knowledge).ranges.map(({ id }) => id)).toEqual(["ports-5400", "ports-8000"]);
  expect(made.notes[0]).toBe(
    "No source declares a range, so there is one for each hundred in use: 5400-5499, 8000-8099.",
  );
});

it("takes the ranges that are asked for, and changes nothing when they are asked for again", () => {
  const knowledge = [knowledgeOf("docs/ports.md", [{ port: 8080, name: "Web" }])];
  const options = { ranges: ["web:8000-8199"] };
  const snapshot = bare();
  const spec = specAfter(snapshot, knowledge, options);
  expect(spec.ranges).toMatchObject([{ id: "web", from: 8000, to: 8199 }]);
  expect(plan(afterPlan(snapshot, plan(snapshot, knowledge, options)), knowledge, options).changes).toEqual([]);
});

it("refuses to give a range of the spec other ports", () => {
  const refusal = refusalOf(planImport({ knowledge: [], options: { ranges: ["analysis:9020-9025"] } }, snapshotOf()));
  expect(refusal).toContain("FLAG_INVALID  --ranges has analysis as 9020-9025, and the spec has it as 9020-9029.");
  expect(refusal).toContain("run npx nx g range analysis --ports=9020-9025");
});

it("says that there is nothing to import where no file names a port", () => {
  const made = plan(bare(), [knowledgeOf("README.md", [])]);
  expect(made.changes).toEqual([]);
  expect(made.notes).toEqual(["No file names a port with its service, so nothing is imported."]);
});

it("keeps the team's document with --derive: its text stays, and a block has the ports of the spec", () => {
  const text = "# Ports\n\n| Port | Service |\n| --- | --- |\n| 8080 | Web |\n";
  const snapshot = bare(["docs"], { "docs/ports.md": text });
  const knowledge = [
    knowledgeOf("docs/ports.md", [{ port: 8080, name: "Web" }], { ranges: [rangeIn("docs/ports.md", 8000, 8099)] }),
  ];
  const made = plan(snapshot, knowledge, { derive: true });
  expect(specAfter(snapshot, knowledge, { derive: true }).settings.documents).toEqual(["docs/ports.md"]);
  const document = textOf(made, "docs/ports.md");
  expect(document.startsWith(text)).toBe(true);
  expect(document).toContain("| **8080** | Web | HTTP | Web service | `WEB_PORT` |  | active |");
  const after = afterPlan(snapshot, made);
  expect(plan(after, knowledge, { derive: true }).changes).toEqual([]);
});

it("names a further document in the settings of a spec that is there", () => {
  const snapshot = snapshotOf(undefined, {});
  const files = { ...snapshotOf().files, "docs/ports.md": "# Ours\n" };
  const knowledge = [knowledgeOf("docs/ports.md", [{ port: 9010, name: "Recording" }])];
  const made = plan({ ...snapshot, files }, knowledge, { derive: true });
  expect(textOf(made, SPEC_PATH)).toContain("\nsettings:\n  documents:\n    - docs/ports.md\n");
  expect(textOf(made, "docs/ports.md").startsWith("# Ours\n\n<!-- berth:begin -->")).toBe(true);
});
