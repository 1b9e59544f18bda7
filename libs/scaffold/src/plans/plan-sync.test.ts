import { renderFailures, SPEC_PATH } from "@berth/registry";
import { refusalOf, unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { afterPlan, snapshotOf, textOf, VECTRA } from "../../test/snapshot-of.ts";
import { findStale } from "./find-stale.ts";
import { planSync } from "./plan-sync.ts";
import { readSpec } from "./read-spec.ts";
import { renderPlan } from "./render-plan.ts";
import type { Snapshot } from "./snapshot.ts";

const stale = (snapshot: Snapshot) => renderFailures(findStale(unwrap(readSpec(snapshot)).spec, snapshot));

const withFile = (path: string, text: string | undefined): Snapshot => {
  const snapshot = snapshotOf();
  return { ...snapshot, files: { ...snapshot.files, [path]: text } };
};
const env = snapshotOf().files["config/ports.env"] ?? "";

it("has nothing to do where everything is up to date", () => {
  const plan = unwrap(planSync(snapshotOf()));
  expect(plan.changes).toEqual([]);
  expect(renderPlan(plan)).toBe("Everything is up to date.");
  expect(stale(snapshotOf())).toBe("");
});

it("claims nothing of a compose.yaml where Dockerfiles can't be looked for", () => {
  const spec = VECTRA.replace(
    /^(ports:\n)/m,
    "$1  9028: { service: a, title: A, protocol: HTTP, purpose: P, " +
      "env: A_PORT, owner: services/a, status: active }\n",
  );
  const plan = unwrap(planSync(snapshotOf(spec, { dockerfilesUnknown: "services is a symbolic link" })));
  expect(renderPlan(plan)).toBe(
    "note: compose.yaml is left as it is: services is a symbolic link, so Dockerfiles can't be looked for.",
  );
});

it("follows an edit of the spec in every derived file, and then is done", () => {
  const edited = VECTRA.replace("env: RECORDING_PORT", "env: RECORDER_PORT");
  const snapshot = { ...snapshotOf(), files: { ...snapshotOf().files, [SPEC_PATH]: edited } };
  const plan = unwrap(planSync(snapshot));
  expect(plan.changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
    "update config/ports.env",
    "update spec/PORTS.md",
    "update compose.yaml",
    "update CLAUDE.md",
    "update .claude/hookify.enforce-port-allocation.local.md",
    "update .claude/hookify.enforce-port-allocation-bash.local.md",
  ]);
  expect(textOf(plan, "config/ports.env")).toBe(env.replace("RECORDING_PORT", "RECORDER_PORT"));
  const synced = afterPlan(snapshot, plan);
  expect(unwrap(planSync(synced)).changes).toEqual([]);
  expect(synced.files[SPEC_PATH]).toBe(edited);
});

it("makes a derived file that is missing", () => {
  const plan = unwrap(planSync(withFile("config/ports.env", undefined)));
  expect(plan.changes).toEqual([{ path: "config/ports.env", kind: "create", after: env }]);
});

it("refuses to guess where a block begins", () => {
  expect(refusalOf(planSync(withFile("CLAUDE.md", "<!-- berth:end -->\n")))).toContain("CLAUDE.md:1:1  BLOCK_DAMAGED");
});

it("refuses without a spec", () => {
  expect(refusalOf(planSync(withFile(SPEC_PATH, undefined)))).toMatchInlineSnapshot(`
    "SPEC_MISSING  There is no spec/ports.yaml.
    Run the command in a workspace that has one, or set this one up: npx berth init"
  `);
});

it("points at the first line that is not what the spec says", () => {
  const text = env.replace("CDP_PORT=9222", "CDP_PORT=9223");
  expect(stale(withFile("config/ports.env", text))).toMatchInlineSnapshot(`
    "config/ports.env:9:1  DERIVED_STALE  config/ports.env does not match spec/ports.yaml.
      9 | CDP_PORT=9223
        | ~~~~~~~~~~~~~
      expected: CDP_PORT=9222
    Run npx nx sync (or npx berth sync)."
  `);
});

it("points at a line too many, and at the end of a file that breaks off", () => {
  expect(stale(withFile("config/ports.env", `${env}EXTRA_PORT=1\n`))).toMatchInlineSnapshot(`
    "config/ports.env:23:1  DERIVED_STALE  config/ports.env does not match spec/ports.yaml.
      23 | EXTRA_PORT=1
         | ~~~~~~~~~~~~
      expected: the end of the file
    Run npx nx sync (or npx berth sync)."
  `);
  const cut = env.split("\n").slice(0, 5).join("\n");
  expect(stale(withFile("config/ports.env", cut))).toMatchInlineSnapshot(`
    "config/ports.env:5:1  DERIVED_STALE  config/ports.env does not match spec/ports.yaml.
      5 | FOUNDATION_PORT=9000
        | ~~~~~~~~~~~~~~~~~~~~
      expected: more text after this line
    Run npx nx sync (or npx berth sync)."
  `);
});

it("says so where the line breaks alone differ", () => {
  const text = env.replaceAll("\n", "\r\n");
  expect(stale(withFile("config/ports.env", text))).toMatchInlineSnapshot(`
    "config/ports.env:1:1  DERIVED_STALE  config/ports.env does not match spec/ports.yaml.
      1 | # Derived from spec/ports.yaml by Berth. Do not edit: change the spec, then run npx berth sync.
        | ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      expected: the same line with LF as the line break
    Run npx nx sync (or npx berth sync)."
  `);
});

it("says so where the file is missing", () => {
  expect(stale(withFile("spec/PORTS.md", undefined))).toMatchInlineSnapshot(`
    "DERIVED_STALE  spec/PORTS.md is missing; it is derived from spec/ports.yaml.
    Run npx nx sync (or npx berth sync)."
  `);
});

it("reports a damaged block as that, not as stale", () => {
  expect(stale(withFile("CLAUDE.md", "<!-- berth:begin -->\n"))).toContain("BLOCK_DAMAGED");
});
