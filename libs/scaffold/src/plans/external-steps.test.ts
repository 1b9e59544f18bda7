import { HOOKIFY_BASH_RULE_PATH, HOOKIFY_FILE_RULE_PATH, parseSpec, renderFailures, SPEC_PATH } from "@berth/registry";
import { refusalOf, unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { afterPlan, snapshotOf, textOf, VECTRA } from "../../test/snapshot-of.ts";
import type { ServiceOptions } from "../options/service-options.ts";
import { planService } from "./plan-service.ts";
import { summarizePlan } from "./render-plan.ts";
import type { Snapshot } from "./snapshot.ts";

const VIEWER: ServiceOptions = {
  name: "viewer",
  range: "external",
  template: "external",
  image: "example/viewer:1.2",
  containerPort: 3002,
  mount: ["/srv/images:/data:ro"],
  protocol: "WS",
  urlEnv: "VITE_VIEWER_URL",
  rationale: "It comes from elsewhere",
  previous: ["3002: It was the frontend's", "3000: Grafana has it, in its container"],
  healthcheck: "test -e /tmp/up",
};
const planned = (request: ServiceOptions, spec = VECTRA, more: Partial<Snapshot> = {}) =>
  unwrap(planService(request, snapshotOf(spec, more)));
const refused = (request: ServiceOptions, spec = VECTRA, more: Partial<Snapshot> = {}) =>
  refusalOf(planService({ name: "viewer", range: "external", ...request }, snapshotOf(spec, more)));
const external = (more: ServiceOptions) => ({ template: "external", image: "example/a", ...more });
const rowOf = (plan: ReturnType<typeof planned>) =>
  unwrap(parseSpec(textOf(plan, SPEC_PATH))).spec.ports.find(({ service }) => service === plan.service);

it("plans a row with everything that was said, what is derived from it, and no folder", () => {
  const plan = planned(VIEWER);
  expect(summarizePlan(plan)).toEqual({
    service: "viewer",
    ports: [{ port: 9030, env: "VIEWER_PORT", protocol: "WS", range: "external" }],
    changes: [
      ...[SPEC_PATH, "config/ports.env", "spec/PORTS.md", "compose.yaml", "CLAUDE.md"],
      ...[HOOKIFY_FILE_RULE_PATH, HOOKIFY_BASH_RULE_PATH],
    ].map((path) => ({ path, kind: "update" })),
    notes: [],
    plan: plan.id,
  });
  const text = textOf(plan, SPEC_PATH);
  expect(text.slice(text.indexOf("  9030:"), text.indexOf("  9222:"))).toMatchInlineSnapshot(`
    "  9030:
        service: viewer
        title: Viewer
        protocol: WS
        purpose: Viewer service
        env: VIEWER_PORT
        url: VITE_VIEWER_URL
        owner: container viewer
        status: active
        rationale: It comes from elsewhere
        previous:
          - port: 3002
            reason: It was the frontend's
          - port: 3000
            reason: Grafana has it, in its container
        image: example/viewer:1.2
        container: 3002
        mounts:
          - /srv/images:/data:ro
        healthcheck: test -e /tmp/up
    "
  `);
  expect(textOf(plan, "config/ports.env")).toContain("VIEWER_PORT=9030\nVITE_VIEWER_URL=http://localhost:9030\n");
});

it("takes the row that is reserved for it, and adds what it leaves open", () => {
  const reserve: ServiceOptions = { name: "alert", template: "external", image: "example/alert" };
  const plan = planned({ ...reserve, urlEnv: "ALERT_URL", range: "analysis", protocol: "HTTP" });
  expect(rowOf(plan)).toEqual({
    port: 9013,
    service: "alert",
    title: "Alert Service",
    protocol: "HTTP",
    purpose: "Alert/notification API",
    env: "ALERT_SERVICE_PORT",
    url: "ALERT_URL",
    owner: "container alert",
    status: "active",
    group: "analysis",
    image: "example/alert",
  });
  expect(plan.notes).toEqual([
    "alert takes over 9013 from the spec.",
    "9013 is in the range subscriber 9010-9019; the spec only lists it under analysis.",
  ]);
  expect(plan.changes.map(({ path }) => path)).not.toContainEqual(expect.stringMatching(/^services/));
});

it("knows from the spec that a name is external", () => {
  const spec = VECTRA.replace(
    "    env: ALERT_SERVICE_PORT\n",
    "    env: ALERT_SERVICE_PORT\n    image: example/alert\n",
  );
  expect(rowOf(planned({ name: "alert" }, spec))).toMatchObject({
    image: "example/alert",
    owner: "container alert",
    status: "active",
  });
  const request = { name: "alert", range: "analysis" };
  expect(refused({ ...request, template: "http" }, spec)).toMatchInlineSnapshot(`
    "spec/ports.yaml:60:14  NAME_TAKEN  alert has port 9013 and runs example/alert: it is not written here.
      60 |     service: alert
         |              ~~~~~
    Leave --template out, or take the image from the spec."
  `);
});

it("needs no image where somebody else runs it", () => {
  const plan = planned({
    name: "viewer",
    range: "external",
    template: "external",
    owner: "The viewer",
  });
  expect(rowOf(plan)).toMatchObject({ owner: "The viewer", status: "active" });
  expect(rowOf(plan)).not.toHaveProperty("image");
});

it("says of a service that is written here where its port was, and what URL it has", () => {
  const plan = planned({
    name: "a",
    range: "analysis",
    urlEnv: "A_URL",
    rationale: "It analyses",
    previous: ["3000: Taken"],
  });
  expect(rowOf(plan)).toMatchObject({
    url: "A_URL",
    owner: "services/a",
    rationale: "It analyses",
    previous: [{ port: 3000, reason: "Taken" }],
  });
  expect(rowOf(planned({ name: "optimization", urlEnv: "OPTIMIZATION_URL" }))).toMatchObject({
    url: "OPTIMIZATION_URL",
    status: "allocated",
  });
});

it("reads a list as Nx hands it on, parted at its commas", () => {
  const parted = { ...VIEWER, previous: ["3000: Grafana has it", " in its container"] };
  expect(rowOf(planned(parted))?.previous).toEqual([{ port: 3000, reason: "Grafana has it, in its container" }]);
});

it("refuses what speaks of a container, where the service is written here", () => {
  expect(refused({ image: "example/a" })).toMatchInlineSnapshot(`
    "FLAG_INVALID  --image describes a program that is not written here.
    Add --template=external, or leave the flag out."
  `);
  expect(refused({ template: "http", containerPort: 1, mount: ["/a:/b"] })).toMatchInlineSnapshot(`
    "FLAG_INVALID  --container-port and --mount describe a program that is not written here.
    Add --template=external, or leave the flags out."
  `);
});

it("refuses an external program of which nothing says what runs it", () => {
  expect(refused({ template: "external" })).toMatchInlineSnapshot(`
    "FLAG_MISSING  The request does not say what runs viewer.
    Give --image=<image>, or --owner=<who> if someone else runs it."
  `);
  expect(refused({ template: "external", mount: ["/a:/b"], owner: "me" })).toMatchInlineSnapshot(`
    "FLAG_MISSING  --mount describes a container, but the request names no image.
    Give --image=<image>."
  `);
});

it("refuses to put an external program where services are that are written here", () => {
  expect(refused(external({ owner: "services/viewer" }))).toMatchInlineSnapshot(`
    "FLAG_INVALID  services/viewer is the folder of a service written here, but viewer is external.
    Leave --owner out, or name the program that binds the port."
  `);
  expect(refused(external({}), VECTRA, { serviceFolders: ["viewer"] })).toContain("FILE_EXISTS");
  expect(refused(external({ name: "recording" }))).toMatchInlineSnapshot(`
    "spec/ports.yaml:37:14  NAME_TAKEN  recording has port 9010 and belongs to services/recording: it is written here, not external.
      37 |     service: recording
         |              ~~~~~~~~~
    Choose another name, or correct the owner in the spec."
  `);
});

it("refuses what is in use or retired", () => {
  const after = afterPlan(snapshotOf(), planned(VIEWER));
  expect(refusalOf(planService(VIEWER, after))).toMatchInlineSnapshot(`
    "spec/ports.yaml:108:14  NAME_TAKEN  viewer is in use: it has port 9030.
      108 |     service: viewer
          |              ~~~~~~
    There is nothing to create. To change what the spec says of it, edit its row and run npx nx sync. Or choose another name."
  `);
  expect(refusalOf(planService({ name: "viewer" }, after))).toContain("NAME_TAKEN");
  const spec = VECTRA.replace("status: allocated", "status: retired");
  expect(refused(external({ name: "optimization" }), spec)).toContain("is retired");
});

it("refuses to contradict the row that the spec holds, once for every flag that does", () => {
  const spec = VECTRA.replace(
    "    env: ALERT_SERVICE_PORT\n",
    "    env: ALERT_SERVICE_PORT\n    image: example/alert\n    mounts: [/a:/b]\n",
  );
  const request = { name: "alert", image: "example/b", mount: ["/a:/c"], env: "ALERT_PORT" };
  expect(refused({ ...request, range: "analysis" }, spec)).toMatchInlineSnapshot(`
    "spec/ports.yaml:65:12  ROW_DIFFERS  The spec gives alert the image "example/alert", not "example/b".
      65 |     image: example/alert
         |            ~~~~~~~~~~~~~
    Leave the flag out, or change the spec first.

    spec/ports.yaml:66:13  ROW_DIFFERS  The spec gives alert the mounts ["/a:/b"], not ["/a:/c"].
      66 |     mounts: [/a:/b]
         |             ~~~~~~~
    Leave the flag out, or change the spec first.

    spec/ports.yaml:64:10  ROW_DIFFERS  The spec gives alert the env "ALERT_SERVICE_PORT", not "ALERT_PORT".
      64 |     env: ALERT_SERVICE_PORT
         |          ~~~~~~~~~~~~~~~~~~
    Leave the flag out, or change the spec first."
  `);
});

it("names everything that is wrong with a container at once", () => {
  expect(
    refused(
      external({
        image: "Example",
        containerPort: 0,
        mount: ["Relative:/a", "/a:/b:rw"],
        healthcheck: "two\nlines",
      }),
    ),
  ).toMatchInlineSnapshot(`
    "FLAG_INVALID  --image="Example" must be the name of an image, such as example/app:1.2.
    See all flags with --help.

    FLAG_INVALID  --mount="Relative:/a" must be /host:/inside or volume:/inside, with absolute paths and optional :ro.
    See all flags with --help.

    FLAG_INVALID  --mount="/a:/b:rw" must be /host:/inside or volume:/inside, with absolute paths and optional :ro.
    See all flags with --help.

    TEXT_INVALID  --healthcheck must be one line without control characters.
    Give --healthcheck as one short line of text.

    FLAG_INVALID  --container-port=0 must be a port, 1 to 65535.
    See all flags with --help."
  `);
  expect(refused(external({ mount: ["/a:/b", "/c:/b"] }))).toMatchInlineSnapshot(`
    "FLAG_INVALID  --mount puts two folders in /b.
    See all flags with --help."
  `);
});

it.each(["3000", "x: y", "", ": y", "3000:", "0: y", "70000: y", "3000: a\tb"])(
  "refuses the previous port %j",
  (was) => {
    expect(refused(external({ previous: [was] }))).toMatch(
      /^(?:FLAG|TEXT)_INVALID {2}.*--previous=.*\n.*--previous="3000: it was taken by Grafana"\.$/,
    );
  },
);

it("refuses a previous port that is the one it gets, or stands twice", () => {
  expect(refused(external({ previous: ["9030: R"] }))).toMatchInlineSnapshot(`
    "FLAG_INVALID  --previous names 9030, the port that viewer gets.
    Leave that one out."
  `);
  expect(refused(external({ previous: ["3000: R", "3000: S"] }))).toContain("3000 twice");
  expect(refused(external({ name: "alert", range: "analysis", previous: ["9013: R"] }))).toContain(
    "the port that alert gets",
  );
});

it("refuses a URL variable that is taken or has no value", () => {
  expect(refused(external({ urlEnv: "CDP_PORT" }))).toMatchInlineSnapshot(`
    "spec/ports.yaml:112:10  ENV_TAKEN  CDP_PORT already names the port of chrome-cdp (9222).
      112 |     env: CDP_PORT
          |          ~~~~~~~~
    Give another one with --url-env=<NAME>."
  `);
  expect(refused(external({ urlEnv: "VIEWER_PORT" }))).toMatchInlineSnapshot(`
    "ENV_TAKEN  VIEWER_PORT already names the port of viewer already.
    Give another one with --url-env=<NAME>."
  `);
  expect(refused(external({ urlEnv: "url" }))).toMatchInlineSnapshot(`
    "ENV_INVALID  "url" is not a valid name for an environment variable.
    Give another one with --url-env=<NAME>."
  `);
  expect(refused(external({ urlEnv: "V_URL", protocol: "UDP" }))).toMatchInlineSnapshot(`
    "FLAG_MISSING  The protocol UDP does not define the form of a URL, so --url-env has no value.
    Add its form, such as --url='postgres://{host}:{port}', or leave --url-env out."
  `);
  const after = afterPlan(snapshotOf(), planned(VIEWER));
  const env = { name: "b", range: "external", env: "VITE_VIEWER_URL" };
  expect(refusalOf(planService(env, after))).toContain(
    "ENV_TAKEN  VITE_VIEWER_URL already names the URL of viewer (9030).",
  );
  const second = external({ name: "b", range: "external", urlEnv: "VITE_VIEWER_URL" });
  expect(refusalOf(planService(second, after))).toContain(
    "ENV_TAKEN  VITE_VIEWER_URL already names the URL of viewer (9030).",
  );
});

it("leaves a compose.yaml alone that is somebody's own, and says so", () => {
  const mine = "services: {}\n";
  const files = { ...snapshotOf().files, "compose.yaml": mine };
  const plan = planned(VIEWER, VECTRA, { files, rootNames: ["compose.yaml"] });
  expect(plan.changes.map(({ path }) => path)).not.toContain("compose.yaml");
  expect(plan.notes).toEqual(["compose.yaml is not managed by Berth, so it is not updated from the spec."]);
});

it("makes no compose.yaml beside another one", () => {
  const { "compose.yaml": _, ...files } = snapshotOf().files;
  const plan = planned(VIEWER, VECTRA, { files, rootNames: ["docker-compose.yml"] });
  expect(plan.changes.map(({ path }) => path)).not.toContain("compose.yaml");
  expect(plan.notes).toEqual(["compose.yaml is not created: it would take precedence over docker-compose.yml."]);
});

it("writes nothing that can't be read again, whatever a flag says", () => {
  for (const word of [
    "'",
    '"',
    "$(id)",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: text that nothing must replace
    "${PORT}",
    "{{x}}",
    "a: b # c",
    "| `x`",
    "<!-- -->",
    "\\",
  ]) {
    const plan = planned({
      ...VIEWER,
      rationale: word,
      healthcheck: word,
      previous: [`3000: ${word}`],
    });
    expect(rowOf(plan)).toMatchObject({
      rationale: word,
      healthcheck: word,
      previous: [{ port: 3000, reason: word }],
    });
  }
});

it("refuses in words that one printer prints", () => {
  const result = planService({ ...VIEWER, image: "A B" }, snapshotOf());
  expect(result.ok ? "" : renderFailures(result.failures)).toBe(
    'FLAG_INVALID  --image="A B" must be the name of an image, such as example/app:1.2.\nSee all flags with --help.',
  );
});
