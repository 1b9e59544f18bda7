import { SPEC_PATH } from "@berth/registry";
import { refusalOf } from "@berth/registry/test";
import { expect, it } from "vitest";
import { snapshotOf, VECTRA } from "../../test/snapshot-of.ts";
import type { ServiceOptions } from "../options/service-options.ts";
import { planService } from "./plan-service.ts";
import type { Snapshot } from "./snapshot.ts";

const refused = (request: ServiceOptions, more: Partial<Snapshot> = {}, spec = VECTRA) =>
  refusalOf(planService(request, snapshotOf(spec, more)));

it("refuses a service without a name", () => {
  expect(refused({})).toMatchInlineSnapshot(`
    "FLAG_MISSING  The service has no name.
    Give it as the first argument, or with --name=<name>."
  `);
  expect(refused({ name: "" })).toBe(refused({}));
});

it("refuses a service without a range", () => {
  expect(refused({ name: "a" })).toMatchInlineSnapshot(`
    "FLAG_MISSING  Neither a range nor a port is given.
      subscriber  9010-9019  Subscriber Services (2 free, next 9018)
      analysis  9020-9029  Analysis Services (9 free, next 9021)
      external  9030-9039  External Integrations (10 free, next 9030)
    Give --range=<id>, one of these, or add a new range with: npx nx g range <id> --ports=9040-9049"
  `);
});

it("refuses a name that isn't one", () => {
  expect(refused({ name: "../x", range: "analysis" })).toMatchInlineSnapshot(`
    "NAME_INVALID  "../x" is not a valid service name: it contains ".".
    Use lower-case words joined by hyphens, such as price-alerts."
  `);
});

it("refuses a service where no Nx runs it, and says how to have the port alone", () => {
  expect(refused({ name: "price-alerts", range: "analysis" }, { rootNames: ["main.py"] })).toMatchInlineSnapshot(`
    "PLUGIN_MISSING  A service is scaffolded for Nx, and this workspace has no nx.json.
    Reserve its port alone: npx berth reserve price-alerts --range=analysis. Or set up Nx first with npx nx@latest init, then run npx berth init."
  `);
  expect(
    planService(
      { name: "cache", port: 9030, template: "external", image: "redis:8" },
      snapshotOf(VECTRA, { rootNames: [] }),
    ).ok,
  ).toBe(true);
});

it("refuses a service that exists, and says how to run it", () => {
  expect(refused({ name: "recording" }, { serviceFolders: ["recording"] })).toMatchInlineSnapshot(`
    "spec/ports.yaml:37:14  NAME_TAKEN  recording exists: it has port 9010 and the folder services/recording.
      37 |     service: recording
         |              ~~~~~~~~~
    There is nothing to create. Run it with: npx nx serve recording. Or choose another name."
  `);
});

it("refuses a service that is somebody else's", () => {
  expect(refused({ name: "chrome-cdp" })).toMatchInlineSnapshot(`
    "spec/ports.yaml:108:14  NAME_TAKEN  chrome-cdp has port 9222 and belongs to Chrome browser, not to services/chrome-cdp.
      108 |     service: chrome-cdp
          |              ~~~~~~~~~~
    Choose another name, or correct the owner in the spec."
  `);
});

it("refuses a retired service", () => {
  const spec = VECTRA.replace("status: allocated", "status: retired");
  expect(refused({ name: "optimization" }, {}, spec)).toMatchInlineSnapshot(`
    "spec/ports.yaml:100:14  NAME_TAKEN  optimization is retired; its name stays with its port 9020.
      100 |     service: optimization
          |              ~~~~~~~~~~~~
    Choose another name."
  `);
});

it("refuses the name of another project", () => {
  expect(refused({ name: "nx-berth", range: "analysis" })).toMatchInlineSnapshot(`
    "NAME_TAKEN  The workspace has a project named nx-berth; Nx allows each name once.
    Choose another name."
  `);
});

it("refuses a folder that is there without a row", () => {
  const more = { serviceFolders: ["price-alerts"] };
  expect(refused({ name: "price-alerts", range: "analysis" }, more)).toMatchInlineSnapshot(`
    "FILE_EXISTS  services/price-alerts already exists, but the spec has no such service.
    Move the folder away, or give it its port: npx nx g port services/price-alerts --range=<range>"
  `);
});

it("refuses a folder that differs by capitals only, with a row and without", () => {
  const more = { serviceFolders: ["Alert"] };
  expect(refused({ name: "alert" }, more)).toMatchInlineSnapshot(`
    "FILE_EXISTS  services/Alert differs from alert only in case.
    Choose another name."
  `);
});

it("refuses a variable that names another port", () => {
  const request = { name: "a", range: "analysis", env: "CDP_PORT" };
  expect(refused(request)).toMatchInlineSnapshot(`
    "spec/ports.yaml:112:10  ENV_TAKEN  CDP_PORT already names the port of chrome-cdp (9222).
      112 |     env: CDP_PORT
          |          ~~~~~~~~
    Give another one with --env=<NAME>."
  `);
});

it("refuses a variable that isn't one", () => {
  expect(refused({ name: "a", range: "analysis", env: "a-port" })).toMatchInlineSnapshot(`
    "ENV_INVALID  "a-port" is not a valid name for an environment variable.
    Give another one with --env=<NAME>."
  `);
});

it("refuses another port for a service that has one", () => {
  expect(refused({ name: "alert", port: 9021 })).toMatchInlineSnapshot(`
    "spec/ports.yaml:59:3  PORT_REASSIGNED  alert has port 9013; it cannot have 9021 instead.
      59 |   9013:
         |   ~~~~
    Leave the flag out. To move it: npx nx g move alert --to=9021 --reason="<why>""
  `);
});

it("refuses another range for a service that has a port", () => {
  expect(refused({ name: "foundation", range: "external" })).toMatchInlineSnapshot(`
    "spec/ports.yaml:18:3  PORT_REASSIGNED  foundation has ports 9000 and 9001 in foundation; it cannot move to external.
      18 |   9000:
         |   ~~~~
    Leave the flag out. To move it: npx nx g move foundation --range=external --reason="<why>""
  `);
});

it("refuses to contradict the spec, once for every flag that does", () => {
  const request = { name: "alert", env: "ALERT_PORT", owner: "me" };
  expect(refused(request)).toMatchInlineSnapshot(`
    "spec/ports.yaml:64:10  ROW_DIFFERS  The spec gives alert the env "ALERT_SERVICE_PORT", not "ALERT_PORT".
      64 |     env: ALERT_SERVICE_PORT
         |          ~~~~~~~~~~~~~~~~~~
    Leave the flag out, or change the spec first.

    spec/ports.yaml:59:3  ROW_DIFFERS  The spec gives alert no owner, so it cannot be "me".
      59 |   9013:
         |   ~~~~
    Leave the flag out, or change the spec first."
  `);
});

it.each([
  ["must not be empty", ""],
  ["must be one line without control characters", "two\nlines"],
  ["must be one line without control characters", "a\u202eb"],
  ["must not begin or end with a blank", " a"],
  ["must have at most 200 characters", "x".repeat(10_000)],
])("refuses a title, purpose or owner (%#): it %s", (reason, text) => {
  for (const flag of ["title", "purpose", "owner"])
    expect(refused({ name: "a", range: "analysis", [flag]: text })).toBe(
      `TEXT_INVALID  --${flag} ${reason}.\nGive --${flag} as one short line of text.`,
    );
});

it("takes a title of 200 characters: the purpose that nobody gave is not its fault", () => {
  const request = { name: "a", range: "analysis", title: "x".repeat(200) };
  expect(planService(request, snapshotOf()).ok).toBe(true);
});

it("names everything that is wrong with a row at once", () => {
  const text = refused({ name: "a", range: "foundation", title: "", env: "PATH" });
  expect(text.match(/^[A-Z_]+(?= {2})/gm)).toEqual(["TEXT_INVALID", "ENV_INVALID", "RANGE_LOCKED"]);
});

it.each(["grpc", "constructor", "__proto__", "../http"])("refuses the template %j", (template) => {
  expect(refused({ name: "a", range: "analysis", template })).toBe(
    `TEMPLATE_UNKNOWN  There is no template "${template}".\nTemplates: http, subscriber, websocket, external.`,
  );
});

it("refuses a template with a misspelt placeholder", () => {
  const templates = { http: { "README.md.hbs": "# {{titel}}\n" } };
  expect(refused({ name: "a", range: "analysis" }, { templates })).toMatchInlineSnapshot(`
    "TEMPLATE_INVALID  http/README.md.hbs can't be rendered: "titel" not defined in [object Object] - 1:4
    Correct the template."
  `);
});

it("refuses a template that doesn't parse", () => {
  const templates = { http: { "a.ts.hbs": "{{#each ports}}\n" } };
  expect(refused({ name: "a", range: "analysis" }, { templates })).toMatchInlineSnapshot(`
    "TEMPLATE_INVALID  http/a.ts.hbs can't be rendered: Parse error on line 2:
    Correct the template."
  `);
});

it("refuses a workspace without a spec", () => {
  expect(refused({ name: "a" }, { files: {} })).toMatchInlineSnapshot(`
    "SPEC_MISSING  There is no spec/ports.yaml.
    Run the command in a workspace that has one, or set this one up: npx berth init"
  `);
});

it("refuses a spec that is broken", () => {
  expect(refused({ name: "a" }, { files: { [SPEC_PATH]: "ports: {}\n" } })).toContain(
    "spec/ports.yaml:1:1  SPEC_INVALID  title is missing.",
  );
});

it("refuses a damaged block before anything is planned", () => {
  const files = { ...snapshotOf().files, "CLAUDE.md": "# Ours\n<!-- berth:begin -->\n" };
  expect(refused({ name: "a", range: "analysis" }, { files })).toMatchInlineSnapshot(`
    "CLAUDE.md:2:1  BLOCK_DAMAGED  <!-- berth:end --> is missing after this line, so the bounds of the managed block are unclear.
      2 | <!-- berth:begin -->
        | ~~~~~~~~~~~~~~~~~~~~
    Keep exactly one <!-- berth:begin --> and one <!-- berth:end --> after it, or remove both: Berth then adds the block."
  `);
});

it("refuses a port that another branch has taken, and passes over it otherwise", () => {
  const elsewhere = [{ port: 9021, holder: "billing on branch feature/billing" }];
  expect(refused({ name: "a", port: 9021 }, { elsewhere })).toMatchInlineSnapshot(`
    "PORT_TAKEN  9021 is taken by billing on branch feature/billing.
    Give --range=analysis in place of --port to get the next free port, 9022."
  `);
  const planned = planService({ name: "a", range: "analysis" }, snapshotOf(VECTRA, { elsewhere }));
  expect(planned).toMatchObject({ ok: true, value: { ports: [{ port: 9022 }] } });
});
