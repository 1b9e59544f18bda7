import { parseSpec, SPEC_PATH } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { afterPlan, snapshotOf, textOf } from "../../test/snapshot-of.ts";
import { tagServices } from "../setup/tag-services.ts";
import { planLayout, type ServiceFiles } from "./plan-layout.ts";
import { planService } from "./plan-service.ts";

const made = unwrap(planService({ name: "alert" }, snapshotOf()));
const snapshot = afterPlan(snapshotOf(), made);
const PATHS = ["package.json", "project.json", "src/main.ts", "tsconfig.json", "vitest.config.ts"];
const present = Object.fromEntries(PATHS.map((path) => [path, textOf(made, `services/alert/${path}`)]));

/** The service as the version before made it. */
const EARLIER: ServiceFiles = {
  "project.json": present["project.json"]?.replace("berth:service", "type:service") ?? "",
  "src/main.ts": present["src/main.ts"] ?? "",
  "tsconfig.json": `{
  "extends": "../../tsconfig.base.json",
  "compilerOptions": { "noEmit": true },
  "include": ["src"]
}
`,
};

/** The files of the service after the migration, and what a person is told. */
function migrate(files: ServiceFiles, of = snapshot) {
  const plan = unwrap(planLayout(of, { alert: files }));
  const writes = plan.changes.flatMap((change) => (change.kind === "delete" ? [] : [[change.path, change.after]]));
  const below = writes.map(([path = "", text = ""]) => [path.replace("services/alert/", ""), text]);
  return { files: { ...files, ...Object.fromEntries(below) } as ServiceFiles, notes: plan.notes };
}

it("gives a service of the earlier layout what a new one has", () => {
  const { files, notes } = migrate(EARLIER);
  expect(JSON.parse(files["project.json"] ?? "").tags).toEqual(["type:service", "berth:service"]);
  expect({ ...files, "project.json": "" }).toEqual({ ...present, "project.json": "" });
  expect(notes).toEqual([]);
});

it("tags a service as berth init does, so that either repairs it and the other changes nothing of that", () => {
  const earlier = Object.entries(EARLIER).map(([path, text]) => [`services/alert/${path}`, text]);
  const files = { ...snapshot.files, ...Object.fromEntries(earlier), "services/alert/package.json": undefined };
  const { spec } = unwrap(parseSpec(snapshot.files[SPEC_PATH] ?? ""));
  expect(unwrap(tagServices(spec, { ...snapshot, files }))).toMatchObject([
    { path: "services/alert/project.json", after: migrate(EARLIER).files["project.json"] },
  ]);
});

it("changes nothing the second time, and nothing of a new service", () => {
  for (const files of [migrate(EARLIER).files, present]) expect(migrate(files).files).toEqual(files);
  const { "vitest.config.ts": _, ...without } = present;
  expect(migrate(without as ServiceFiles).files).toEqual(without);
});

it("leaves what a team has changed or added, and says which tsconfig stays", () => {
  const theirs = { "tsconfig.json": '{ "extends": "../ours.json" }\n', "package.json": "{}\n", "vite.config.ts": "" };
  const { files, notes } = migrate({ ...EARLIER, ...theirs });
  expect(files).toMatchObject(theirs);
  expect(files["vitest.config.ts"]).toBeUndefined();
  expect(notes).toEqual(["services/alert/tsconfig.json is not as Berth made it, so it stays as it is."]);
});

it("takes a tsconfig that a formatter has laid out anew for its own", () => {
  const spaced = JSON.stringify(JSON.parse(EARLIER["tsconfig.json"] ?? ""), undefined, 4);
  expect(migrate({ ...EARLIER, "tsconfig.json": spaced }).files["tsconfig.json"]).toBe(present["tsconfig.json"]);
});

it("leaves a folder alone that is no service of the template, such as one in Python", () => {
  const python = { "project.json": '{ "name": "alert" }\n', "src/main.py": "" };
  expect(migrate(python).files).toEqual(python);
});

it("names the feed as a dependency where the code follows one", () => {
  const { files } = migrate({ ...EARLIER, "src/follow.ts": 'import { followFeed } from "@berth/feed";\n' });
  expect(JSON.parse(files["package.json"] ?? "").dependencies).toHaveProperty("@berth/feed");
});

it("says what to do about the lockfile where the service becomes a member of the workspace", () => {
  const files = { ...snapshot.files, "package.json": '{ "workspaces": ["services/*"] }' };
  expect(migrate(EARLIER, { ...snapshot, files }).notes).toEqual([
    expect.stringMatching(/^services\/alert is a member of the npm workspace\. Run npm install,/),
  ]);
});

it("brings what is derived in line, too", () => {
  const files = { ...snapshot.files, "config/ports.env": "# stale\n" };
  const plan = unwrap(planLayout({ ...snapshot, files }, {}));
  expect(plan.changes.map(({ path }) => path)).toEqual(["config/ports.env"]);
});
