import { HOOKIFY_BASH_RULE_PATH, HOOKIFY_FILE_RULE_PATH, parseSpec, SPEC_PATH } from "@berth/registry";
import { refusalOf, unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { afterPlan, snapshotOf, textOf, VECTRA } from "../../test/snapshot-of.ts";
import { planService } from "./plan-service.ts";
import { summarizePlan } from "./render-plan.ts";
import { hashText } from "./seal-plan.ts";

const SHARED = ["Dockerfile.dockerignore", "Dockerfile", "README.md", "package.json", "project.json"].concat(
  ["app.test.ts", "app.ts", "config.ts", "main.test.ts", "main.ts", "test-settings.ts"].map((file) => `src/${file}`),
  ["tsconfig.json", "vitest.config.ts"],
);
const made = (...more: string[]) => [...SHARED, ...more].sort((a, b) => (`${a}.hbs` < `${b}.hbs` ? -1 : 1));
const HTTP = made("src/greetings.ts");
const WEBSOCKET = made("src/events.ts", "src/feed.ts");
const derived = ["config/ports.env", "spec/PORTS.md", "compose.yaml", "CLAUDE.md"].concat(
  HOOKIFY_FILE_RULE_PATH,
  HOOKIFY_BASH_RULE_PATH,
);
const update = (path: string) => ({ path, kind: "update" });
const create = (service: string) => (path: string) => ({
  path: `services/${service}/${path}`,
  kind: "create",
});

it("plans price-alerts on 9021: the spec first, then what is derived, then its folder", () => {
  const request = { name: "price-alerts", range: "analysis" };
  const plan = unwrap(planService(request, snapshotOf()));
  expect(summarizePlan(plan)).toEqual({
    service: "price-alerts",
    ports: [{ port: 9021, env: "PRICE_ALERTS_PORT", protocol: "HTTP", range: "analysis" }],
    changes: [...[SPEC_PATH, ...derived].map(update), ...HTTP.map(create("price-alerts"))],
    notes: [
      "9013 is reserved for alert (Alert Service). If price-alerts is that service, use its name instead: npx nx " +
        "g service alert",
    ],
    plan: plan.id,
  });
});

it("adds one row and one line of history to the spec, and touches nothing else of it", () => {
  const request = { name: "price-alerts", range: "analysis" };
  const text = textOf(unwrap(planService(request, snapshotOf())), SPEC_PATH);
  const row = `  9021:
    service: price-alerts
    title: Price Alerts
    protocol: HTTP
    purpose: Price Alerts service
    env: PRICE_ALERTS_PORT
    owner: services/price-alerts
    status: active
`;
  const entry = "  - { version: 1.1.0, date: 2026-02-03, change: Added price-alerts on 9021 (analysis) }\n";
  expect(text).toBe(
    VECTRA.replace("version: 1.0.0\n", "version: 1.1.0\n").replace("  9222:\n", `${row}  9222:\n`) + entry,
  );
});

it("writes what it was told instead of the defaults", () => {
  const plan = unwrap(
    planService(
      {
        name: "feeds",
        port: 9035,
        protocol: "GRPC",
        title: "Feed Hub",
        purpose: "Feeds for all",
        env: "FEEDS",
        owner: "team-feeds",
      },
      snapshotOf(),
    ),
  );
  const parsed = unwrap(parseSpec(textOf(plan, SPEC_PATH)));
  expect(parsed.spec.ports.find((row) => row.port === 9035)).toEqual({
    port: 9035,
    service: "feeds",
    title: "Feed Hub",
    protocol: "GRPC",
    purpose: "Feeds for all",
    env: "FEEDS",
    owner: "team-feeds",
    status: "active",
  });
});

it.each(["apps/feeds", "services/other", "apps/feeds/"])(
  "refuses the owner %s: services/feeds is scaffolded",
  (owner) => {
    expect(refusalOf(planService({ name: "feeds", range: "analysis", owner }, snapshotOf()))).toBe(
      `FLAG_INVALID  --owner=${owner} is not services/feeds, where the service is scaffolded.
Leave it out. For a program that is not written here, add --template=external.`,
    );
  },
);

it("says which text each file was planned from", () => {
  const snapshot = snapshotOf(VECTRA, { serviceFolders: ["recording"] });
  const plan = unwrap(planService({ name: "a", range: "analysis" }, snapshot));
  for (const { before, kind, path } of plan.changes) {
    const text = snapshot.files[path];
    expect(before, path).toBe(text === undefined ? undefined : hashText(text));
    expect(kind, path).toBe(text === undefined ? "create" : "update");
  }
});

it("lets alert take over the 9013 that is reserved for it, and makes the row active", () => {
  const plan = unwrap(planService({ name: "alert" }, snapshotOf()));
  expect(summarizePlan(plan)).toEqual({
    service: "alert",
    ports: [{ port: 9013, env: "ALERT_SERVICE_PORT", protocol: "HTTP", range: "subscriber" }],
    changes: [...[SPEC_PATH, "spec/PORTS.md", "compose.yaml", "CLAUDE.md"].map(update), ...HTTP.map(create("alert"))],
    notes: ["alert takes over 9013 from the spec."],
    plan: plan.id,
  });
  const [head, tail] = VECTRA.split("    env: ALERT_SERVICE_PORT\n    status: reserved\n");
  expect(textOf(plan, SPEC_PATH)).toBe(
    `${head?.replace("version: 1.0.0", "version: 1.0.1")}    env: ALERT_SERVICE_PORT\n` +
      `    owner: services/alert\n    status: active\n${tail}` +
      "  - { version: 1.0.1, date: 2026-02-03, change: Took 9013 into use for alert }\n",
  );
});

it("lets a request repeat what the spec says of a reserved row, its group as its range too", () => {
  const request = { name: "alert", protocol: "HTTP", title: "Alert Service" } as const;
  const plan = unwrap(planService(request, snapshotOf()));
  for (const more of [{ range: "analysis" }, { range: "subscriber" }, { port: 9013 }])
    expect(unwrap(planService({ ...request, ...more }, snapshotOf())).changes).toEqual(plan.changes);
});

it("builds foundation on both of its ports without a change of the spec", () => {
  const plan = unwrap(planService({ name: "foundation" }, snapshotOf()));
  expect(summarizePlan(plan)).toEqual({
    service: "foundation",
    ports: [
      { port: 9000, env: "FOUNDATION_PORT", protocol: "WS", range: "foundation" },
      { port: 9001, env: "FOUNDATION_HTTP_PORT", protocol: "HTTP", range: "foundation" },
    ],
    changes: WEBSOCKET.map(create("foundation")),
    notes: ["foundation takes over 9000 and 9001 from the spec."],
    plan: plan.id,
  });
  expect(textOf(plan, "services/foundation/src/main.ts")).toContain(`
  listeners: [
    { port: "FOUNDATION_PORT", app: buildFeed },
    { port: "FOUNDATION_HTTP_PORT", app: buildApp },
  ],
`);
});

it("leaves the spec as it is when it builds a service that is allocated or active", () => {
  for (const name of ["optimization", "recording", "rugs-feed"]) {
    const plan = unwrap(planService({ name }, snapshotOf()));
    expect(plan.changes.map((change) => change.path)).toEqual(HTTP.map((path) => `services/${name}/${path}`));
  }
});

it("fills the subscriber range with 9018 and 9019, then refuses", () => {
  let snapshot = snapshotOf();
  const ports = ["first", "second"].map((name) => {
    const plan = unwrap(planService({ name, range: "subscriber" }, snapshot));
    snapshot = afterPlan(snapshot, plan);
    return plan.ports[0]?.port;
  });
  expect(ports).toEqual([9018, 9019]);
  const third = planService({ name: "third", range: "subscriber" }, snapshot);
  expect(refusalOf(third)).toMatchInlineSnapshot(`
    "RANGE_FULL  subscriber 9010-9019 has no free port.
      9010  recording (Recording Service, active)
      9011  ml-training (ML Training Subscriber, reserved)
      9012  rl-episode (RL Episode Subscriber, reserved)
      9013  alert (Alert Service, reserved)
      9014  backtest (Backtest Service, reserved)
      9015  strategy (Strategy Service, reserved)
      9016  rugs-feed (Rugs Feed Service, active)
      9017  rugs-sanitizer (Rugs Sanitizer Service, active)
      9018  first (First, active)
      9019  second (Second, active)
    Ranges with free ports: analysis (9 free), external (10 free). Add another range with: npx nx g range <id> --ports=9040-9049"
  `);
});

it("notes a derived file that had been edited by hand", () => {
  const snapshot = snapshotOf();
  const files = { ...snapshot.files, "config/ports.env": "# mine\n" };
  const plan = unwrap(planService({ name: "a", range: "analysis" }, { ...snapshot, files }));
  expect(plan.notes).toEqual(["config/ports.env had drifted from the spec and is rendered again."]);
});

it("writes no port number into a service", () => {
  for (const name of ["price-alerts", "foundation", "alert", "optimization"]) {
    const plan = unwrap(planService({ name, ...(name === "price-alerts" && { range: "analysis" }) }, snapshotOf()));
    const files = plan.changes
      .filter((change) => change.kind !== "delete")
      .filter((change) => change.path.startsWith("services/"));
    expect(files.length).toBeGreaterThanOrEqual(HTTP.length);
    for (const { after, path } of files)
      for (const { port } of plan.ports) expect(after, path).not.toContain(String(port));
  }
});

it("builds a service on the rows it still has, not on a retired one", () => {
  const [before, http = ""] = VECTRA.split("  9001:");
  const spec = `${before}  9001:${http.replace("status: active", "status: retired")}`;
  const plan = unwrap(planService({ name: "foundation" }, snapshotOf(spec)));
  expect(plan.ports.map(({ port }) => port)).toEqual([9000]);
});

it("leaves a service whose template has no Dockerfile out of compose.yaml", () => {
  const { "Dockerfile.hbs": _, ...http } = snapshotOf().templates["http"] ?? {};
  const snapshot = snapshotOf(VECTRA, { templates: { ...snapshotOf().templates, plain: http } });
  const request = { name: "price-alerts", range: "analysis" };
  const plain = unwrap(planService({ ...request, template: "plain" }, snapshot));
  expect(plain.changes.map(({ path }) => path)).not.toContain("compose.yaml");
  expect(textOf(unwrap(planService(request, snapshot)), "compose.yaml")).toContain("price-alerts");
});
