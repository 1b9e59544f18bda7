import { type Failure, parseSpec, type Result, renderFailures, SPEC_PATH } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import fc from "fast-check";
import { expect, it } from "vitest";
import { afterPlan, snapshotOf, textOf, VECTRA } from "../../test/snapshot-of.ts";
import { findStale } from "../plans/find-stale.ts";
import type { Plan } from "../plans/plan.ts";
import { planRun } from "../plans/plan-run.ts";
import { summarizePlan } from "../plans/render-plan.ts";
import type { Snapshot } from "../plans/snapshot.ts";
import { titleOf } from "../plans/title-of.ts";
import { readServiceList } from "./read-service-list.ts";

const requestOf = (text: string) => {
  const services = unwrap(readServiceList("services.yaml", text));
  return { kind: "service", options: { from: "services.yaml" }, services } as const;
};
const planned = (text: string, snapshot = snapshotOf()) => unwrap(planRun(requestOf(text), snapshot));
const failuresOf = (result: Result<Plan>): Failure[] => (result.ok ? [] : result.failures);
const refused = (text: string) => failuresOf(planRun(requestOf(text), snapshotOf()));
const WIDE = VECTRA.replace("9030-9039", "9030-9200");
const many = (count: number, range = "external") =>
  Array.from({ length: count }, (_, index) => `- { name: many-${index}, range: ${range} }`).join("\n");

it("makes all services of a list in one version of the spec, each on the number after the one before it", () => {
  const plan = planned(`
- { name: billing, range: analysis, title: Billing & Co }
- name: shop
  range: analysis
  uses: [billing]
- name: viewer
  range: external
  template: external
  image: example/viewer:1.2
- name: alert
`);
  const { notes, ports, service } = summarizePlan(plan);
  expect(service).toBe("");
  expect(ports.map(({ port, service }) => `${port} ${service}`)).toEqual([
    "9021 billing",
    "9022 shop",
    "9030 viewer",
    "9013 alert",
  ]);
  expect(notes).toEqual(["alert takes over 9013 from the spec."]);
  const { spec } = unwrap(parseSpec(textOf(plan, SPEC_PATH)));
  expect(spec.version).toBe("1.1.0");
  expect(spec.history.slice(1)).toEqual([
    {
      version: "1.1.0",
      date: "2026-02-03",
      change:
        "Added billing on 9021 (analysis); Added shop on 9022 (analysis); Added viewer on 9030 (external); " +
        "Took 9013 into use for alert",
    },
  ]);
  expect(textOf(plan, "services/shop/package.json")).toContain("shop");
  expect(textOf(plan, "compose.yaml")).toContain("example/viewer:1.2");
  expect(plan.changes.filter(({ path }) => path === SPEC_PATH)).toHaveLength(1);
});

it("takes a list of one service for a request for it", () => {
  const text = "- { name: billing, range: analysis }";
  const { id, ...plan } = planned(text);
  const alone = { kind: "service", options: { name: "billing", range: "analysis" } } as const;
  expect({ id, ...plan }).toEqual(unwrap(planRun(alone, snapshotOf())));
  expect(titleOf(requestOf(text))).toBe(titleOf(alone));
});

it("says in one line of the history how many services there are where their names don't fit", () => {
  const change = (text: string) =>
    unwrap(parseSpec(textOf(planned(text, snapshotOf(WIDE)), SPEC_PATH))).spec.history.at(-1)?.change;
  expect(change(`${many(20)}\n- { name: billing, range: analysis }`)).toBe(
    "Created 21 services: 20 in external, 1 in analysis",
  );
});

it("gives two lists one title if they name the same services, and only then", () => {
  const title = titleOf(requestOf("[{ name: a, range: analysis }, { name: b, range: analysis }]"));
  expect(title).toMatch(/^2 services, a to b \([0-9a-f]{12}\)$/);
  expect(titleOf(requestOf("[{ name: a }, { name: b, title: Other }]"))).toBe(title);
  expect(titleOf(requestOf("[{ name: a }, { name: c }]"))).not.toBe(title);
  expect(titleOf(requestOf("[{ name: a }, { name: x }, { name: b }]"))).not.toBe(
    titleOf(requestOf("[{ name: a }, { name: y }, { name: b }]")),
  );
});

it("claims all numbers of a list at once on the remote of the spec, but for --no-reserve", () => {
  const spec = VECTRA.replace("ranges:\n", "settings:\n  reserve: origin\n\nranges:\n");
  const text = "[{ name: a, range: analysis }, { name: alert }, { name: b, range: external }]";
  expect(planned(text, snapshotOf(spec)).claim).toEqual({ remote: "origin", ports: [9021, 9030] });
  const { services } = requestOf(text);
  const options = { from: "services.yaml", reserve: false };
  expect(unwrap(planRun({ kind: "service", options, services }, snapshotOf(spec))).claim).toBeUndefined();
});

it("tells all that is wrong with the entries, each at its place in the list", () => {
  const failures = refused(`
- { name: billing, range: nowhere }
- { name: recording, range: analysis }
- { name: first, range: analysis }
- { name: second, port: 9021 }
- { name: third, range: analysis, uses: [billing, nothing] }
- { name: fourth, range: nowhere }
- { name: fifth, range: analysis, template: haskell }
`);
  expect(failures.map(({ code, place }) => `${place?.file}:${place?.line}:${place?.column} ${code}`)).toEqual([
    "services.yaml:2:11 RANGE_UNKNOWN",
    "services.yaml:3:11 PORT_REASSIGNED",
    "services.yaml:5:11 PORT_TAKEN",
    "services.yaml:6:11 SERVICE_UNKNOWN",
    "services.yaml:8:11 TEMPLATE_UNKNOWN",
  ]);
  expect(failures[0]?.details?.at(-1)).toBe("also at services.yaml:7:11");
  expect(failures[1]?.details?.[0]).toMatch(/^see spec\/ports\.yaml:\d+:3$/);
  expect(failures[2]?.message).toContain("9021 belongs to first");
  expect(failures[3]?.message).toContain("--uses=nothing");
});

it("names the entry, and not a line of the spec, where two entries are at odds", () => {
  const [failure] = refused(`
- { name: one, range: analysis, env: SAME_PORT }
- { name: two, range: analysis, env: SAME_PORT }
`);
  expect(failure).toMatchObject({ code: "ENV_TAKEN", place: { line: 3 }, details: ["see services.yaml:2:11"] });
});

const fixesOf = (text: string) => refused(text).map(({ details = [], fix }) => [fix, details[0]]);

it("names keys of the list in each way out, because flags of one service can't stand beside --from", () => {
  expect(
    fixesOf(`
- { range: analysis }
- { name: one, range: nowhere }
- { name: two, range: foundation }
- { name: three, range: analysis, env: RECORDING_PORT }
`),
  ).toEqual([
    ["Write the key name: <name>.", undefined],
    [expect.stringMatching(/^In the list, --range is range: <value>\. Give --range=<id>/), expect.anything()],
    [expect.stringMatching(/^In the list, --unlock is unlock: true\. Choose/), undefined],
    [expect.stringMatching(/^In the list, --env is env: <value>\. Give another/), expect.anything()],
  ]);
});

it("takes no flag of a command to run for a key of the list", () => {
  const snapshot = { ...snapshotOf(), rootNames: [] };
  const [failure] = failuresOf(planRun(requestOf("- { name: one, range: analysis }"), snapshot));
  expect(failure?.code).toBe("PLUGIN_MISSING");
  expect(failure?.fix).toMatch(/^Reserve its port alone: .*--range=analysis/);
});

it("says which entry stands further down where one uses it, or takes its number before it", () => {
  const failures = refused(`
- { name: one, range: analysis, uses: [two] }
- { name: two, range: analysis, uses: [one] }
- { name: three, range: analysis }
- { name: four, port: 9021 }
`);
  expect(failures.map(({ code, details, fix, message }) => [code, message, details?.[0], fix])).toEqual([
    [
      "SERVICE_UNKNOWN",
      "--uses=two names a service that stands further down in the list.",
      "see services.yaml:3:11",
      "Put its entry before this one. Of two services that use each other, the second alone can say so.",
    ],
    [
      "PORT_TAKEN",
      expect.stringMatching(/^9021 belongs to two/),
      "see services.yaml:3:11",
      "Put the entries with a port of their own first, or ask for another port.",
    ],
  ]);
});

it("refuses a name and a port that occur twice in the list", () => {
  const failures = refused(`
- { name: one, port: 9021 }
- { name: one, range: analysis }
- { name: two, port: 9021 }
`);
  expect(failures.map(({ code, details, message }) => [code, message, details])).toEqual([
    ["FLAG_INVALID", "The list has --name=one twice.", ["see services.yaml:2:11"]],
    ["FLAG_INVALID", "The list has --port=9021 twice.", ["see services.yaml:2:11"]],
  ]);
});

it("tells a full range once, with the places of all entries that find it full", () => {
  const failures = refused(many(12, "analysis"));
  expect(failures.map(({ code }) => code)).toEqual(["RANGE_FULL"]);
  expect(failures[0]?.details?.at(-1)).toBe("also at services.yaml:11:11, services.yaml:12:11");
});

it("tells a hundred faults at most", () => {
  const failures = refused(Array.from({ length: 150 }, (_, at) => `- { name: a${at}, range: no-${at} }`).join("\n"));
  expect(failures).toHaveLength(101);
  expect(failures.at(-1)?.message).toBe("50 more errors are not listed.");
  expect(renderFailures(failures).split("\n").length).toBeLessThan(2000);
});

it("refuses a request for a list without its services", () => {
  const request = { kind: "service", options: { from: "services.yaml", name: "a", range: "analysis" } } as const;
  expect(failuresOf(planRun(request, snapshotOf()))).toMatchObject([{ code: "FLAG_INVALID" }]);
});

it("keeps the notes on hundreds of services to ten", () => {
  const manifest = { "package.json": '{ "name": "w", "workspaces": ["services/*"] }' };
  const snapshot = snapshotOf(WIDE);
  const { notes } = planned(many(50), { ...snapshot, files: { ...snapshot.files, ...manifest } });
  expect(notes).toHaveLength(11);
  expect(notes.at(-1)).toBe("40 more notes of this kind are left out.");
});

const fresh = fc.constantFrom("a", "b", "c", "d", "e", "f");
const name = fc.oneof(
  { weight: 9, arbitrary: fresh },
  { weight: 1, arbitrary: fc.constantFrom("alert", "recording", "chrome-cdp", "X") },
);
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });
const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const entry = fc.record({
  name,
  range: fc.constantFrom("analysis", "analysis", "external", "external", "subscriber"),
  port: rarely(fc.constantFrom(9013, 9022, 9031, 9035)),
  protocol: sometimes(fc.constantFrom("HTTP", "WS", "HTTP/WS")),
  title: rarely(fc.constantFrom("A & B", "Ünïcode", "")),
  env: rarely(fc.constantFrom("A_PORT", "B_PORT", "OTHER_PORT")),
  uses: rarely(fc.array(fc.constantFrom("a", "b", "recording"), { minLength: 1, maxLength: 2 })),
  useProjectJson: rarely(fc.boolean()),
  unlock: rarely(fc.boolean()),
});
const image = fc.record({
  name,
  range: fc.constant("external"),
  template: fc.constant("external"),
  image: fc.constantFrom("postgres:16", "example/a"),
});
const lists = fc.uniqueArray(fc.oneof({ weight: 4, arbitrary: entry }, image), {
  selector: ({ name }) => name,
  minLength: 2,
  maxLength: 5,
});

it("makes of any list what single runs make of its services in turn, or refuses it as one of them is", () => {
  let made = 0;
  fc.assert(
    fc.property(lists, (entries) => {
      const alone = runAlone(entries);
      const plan = planRun(requestOf(JSON.stringify(entries)), snapshotOf());
      expect(plan.ok).toBe(alone !== undefined);
      if (!alone || !plan.ok) return;
      made++;
      const after = afterAll(snapshotOf(), plan.value, entries);
      const [batch, single] = [after, alone.end].map(({ files }) => unwrap(parseSpec(files[SPEC_PATH] ?? "")).spec);
      expect(batch?.ports).toEqual(single?.ports);
      expect(ownFiles([plan.value])).toEqual(ownFiles(alone.plans));
      expect(after.withoutDockerfile).toEqual(alone.end.withoutDockerfile);
      for (const path of ["compose.yaml", "config/ports.env", "CLAUDE.md"])
        expect(after.files[path]).toBe(alone.end.files[path]);
      if (batch) expect(findStale(batch, after)).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(made).toBeGreaterThan(10);
});

function runAlone(entries: readonly { name: string }[]): { end: Snapshot; plans: Plan[] } | undefined {
  let end = snapshotOf();
  const plans: Plan[] = [];
  for (const options of entries) {
    const plan = planRun({ kind: "service", options }, end);
    if (!plan.ok) return undefined;
    plans.push(plan.value);
    end = afterAll(end, plan.value, [options]);
  }
  return { end, plans };
}

/** The workspace after a plan, with the folders of these services where it makes them. */
function afterAll(before: Snapshot, plan: Plan, made: readonly { name: string }[]): Snapshot {
  const folders = made
    .map(({ name }) => name)
    .filter((name) => plan.changes.some(({ path }) => path.startsWith(`services/${name}/`)));
  return { ...afterPlan(before, plan), serviceFolders: [...before.serviceFolders, ...folders] };
}

const ownFiles = (plans: readonly Plan[]) =>
  plans.flatMap(({ changes }) => changes.filter(({ path }) => path.startsWith("services/")));
