import { SPEC_PATH } from "@berth/registry";
import { refusalOf, unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { afterPlan, snapshotOf, textOf, VECTRA } from "../../test/snapshot-of.ts";
import { planMove } from "./plan-move.ts";
import { planReserve } from "./plan-reserve.ts";
import { planRetire } from "./plan-retire.ts";
import { planService } from "./plan-service.ts";
import { renderPlan } from "./render-plan.ts";
import type { FolderContents, Snapshot } from "./snapshot.ts";

const built = (contents?: FolderContents): Snapshot => snapshotOf(VECTRA, { serviceFolders: ["recording"], contents });
const refused = (request: Parameters<typeof planRetire>[0], snapshot = built()) =>
  refusalOf(planRetire(request, snapshot));

it("turns the row into a tombstone, and says why in the history", () => {
  const plan = unwrap(planRetire({ name: "recording", reason: "Replaced by Loki" }, built()));
  expect(renderPlan(plan)).toMatchInlineSnapshot(`
    "retire recording

    9010  RECORDING_PORT  HTTP  subscriber

    UPDATE spec/ports.yaml
    UPDATE config/ports.env
    UPDATE spec/PORTS.md
    UPDATE compose.yaml
    UPDATE CLAUDE.md
    UPDATE .claude/hookify.enforce-port-allocation.local.md
    UPDATE .claude/hookify.enforce-port-allocation-bash.local.md

    note: services/recording stays. To delete it as well: git rm -r services/recording"
  `);
  const spec = textOf(plan, SPEC_PATH);
  expect(spec).toBe(
    VECTRA.replace(/(9010:(?:\n {4}.*)*\n {4}status: )active/, "$1retired")
      .replace("version: 1.0.0\ndate", "version: 1.0.1\ndate")
      .replace(
        /$/,
        '  - { version: 1.0.1, date: 2026-02-03, change: "Retired 9010 of recording: Replaced by Loki" }\n',
      ),
  );
  expect(textOf(plan, "config/ports.env")).not.toContain("RECORDING_PORT");
});

it("retires all ports of a service, or the one that is named", () => {
  const all = unwrap(planRetire({ name: "foundation" }, built()));
  expect(all.ports.map(({ port }) => port)).toEqual([9000, 9001]);
  const one = unwrap(planRetire({ name: "foundation", port: 9001 }, built()));
  expect(one.ports.map(({ port }) => port)).toEqual([9001]);
  expect(textOf(one, "config/ports.env")).toContain("FOUNDATION_PORT=9000\n");
  expect(textOf(one, "config/ports.env")).not.toContain("FOUNDATION_HTTP_PORT");
});

it("never hands the number out again, nor the name", () => {
  const snapshot = snapshotOf();
  const after = afterPlan(snapshot, unwrap(planRetire({ name: "optimization" }, snapshot)));
  const next = unwrap(planService({ name: "other", range: "analysis" }, after));
  expect(next.ports.map(({ port }) => port)).toEqual([9021]);
  expect(refusalOf(planReserve({ name: "third", port: 9020 }, after))).toMatch(/^PORT_RETIRED/);
  expect(refusalOf(planService({ name: "optimization" }, after))).toMatch(/NAME_TAKEN/);
});

it("deletes the folder with --delete, file by file, and says what stays", () => {
  const contents = {
    files: [{ path: "services/recording/src/app.ts", hash: "abc" }],
    unsaved: [],
    ignored: ["services/recording/dist/"],
  };
  const plan = unwrap(planRetire({ name: "recording", delete: true }, built(contents)));
  expect(plan.changes.at(-1)).toEqual({
    path: "services/recording/src/app.ts",
    kind: "delete",
    before: "abc",
  });
  expect(plan.changes[0]?.path).toBe(SPEC_PATH);
  expect(plan.notes).toEqual([
    "services/recording/dist/ stays: git ignores it and could not restore it. Delete it by hand.",
  ]);
});

it("says so where there is no folder to delete", () => {
  const plan = unwrap(planRetire({ name: "alert", delete: true }, built()));
  expect(plan.notes).toEqual(["There is no services/alert to delete."]);
});

it("doesn't delete what git could not give back", () => {
  const contents = {
    files: [],
    unsaved: ["not in git  services/recording/.env", "not committed  services/recording/a.ts"],
    ignored: [],
  };
  expect(refused({ name: "recording", delete: true }, built(contents))).toMatchInlineSnapshot(`
    "UNCOMMITTED  services/recording is not deleted: git could not restore all of it.
      not in git  services/recording/.env
      not committed  services/recording/a.ts
    Commit it first, or leave out --delete and delete it by hand."
  `);
  expect(refused({ name: "recording", delete: true })).toMatchInlineSnapshot(`
    "UNCOMMITTED  services/recording is not deleted: it is not in a git repository.
    Commit it first, or leave out --delete and delete it by hand."
  `);
});

it("doesn't delete a folder that is still in use, or another's", () => {
  expect(refused({ name: "foundation", port: 9001, delete: true })).toMatchInlineSnapshot(`
    "ROW_DIFFERS  foundation keeps port 9000, so services/foundation is still in use.
    Leave out --delete, or retire the whole service: leave out --port."
  `);
  expect(refused({ name: "chrome-cdp", delete: true })).toMatchInlineSnapshot(`
    "spec/ports.yaml:113:12  ROW_DIFFERS  chrome-cdp belongs to Chrome browser; --delete deletes services/chrome-cdp and nothing else.
      113 |     owner: Chrome browser
          |            ~~~~~~~~~~~~~~
    Leave out --delete."
  `);
});

it.each([
  ["without a name", {}],
  ["of a service that isn't there", { name: "nobody" }],
  ["of a port that the service doesn't have", { name: "recording", port: 9011 }],
  ["for a reason of two lines", { name: "recording", reason: "one\ntwo" }],
  ["for a reason that is too long", { name: "recording", reason: "x".repeat(190) }],
])("refuses a request %s", (_, request) => {
  expect(refused(request)).toMatchSnapshot();
});

it("doesn't retire a service that others use, and names them", () => {
  const uses = (name: string, snapshot: Snapshot) =>
    afterPlan(snapshot, unwrap(planService({ name, range: "analysis", uses: ["alert"] }, snapshot)));
  const one = uses("orders", snapshotOf());
  expect(refused({ name: "alert" }, one)).toMatchInlineSnapshot(`
    "spec/ports.yaml:116:9  SERVICE_USED  alert is used by orders.
      116 |       - alert
          |         ~~~~~
    Remove alert from uses in the spec (orders), then run: npx nx sync. Or retire what uses it first. Run: npx nx g retire orders."
  `);
  expect(refused({ name: "alert" }, uses("carts", one))).toContain("alert is used by orders, carts.");
  const free = afterPlan(one, unwrap(planRetire({ name: "orders" }, one)));
  expect(planRetire({ name: "alert" }, free).ok).toBe(true);
  expect(planMove({ name: "alert", range: "analysis", reason: "x" }, one).ok).toBe(true);
});

it("retires one port of a service that others use and that keeps another", () => {
  const snapshot = snapshotOf();
  const request = { name: "orders", range: "analysis", uses: ["foundation"] };
  const used = afterPlan(snapshot, unwrap(planService(request, snapshot)));
  expect(planRetire({ name: "foundation", port: 9001 }, used).ok).toBe(true);
  expect(refused({ name: "foundation" }, used)).toContain("SERVICE_USED  foundation is used by orders.");
});

it("refuses to retire twice", () => {
  const snapshot = snapshotOf();
  const after = afterPlan(snapshot, unwrap(planRetire({ name: "alert" }, snapshot)));
  expect(refused({ name: "alert" }, after)).toMatchInlineSnapshot(`
    "spec/ports.yaml:65:13  PORT_RETIRED  alert is retired already: port 9013.
      65 |     status: retired
         |             ~~~~~~~"
  `);
});
