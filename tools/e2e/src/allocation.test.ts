import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { berth } from "./run.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

describe("which port a service gets", () => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = makeWorkspace();
  });
  afterAll(() => workspace.remove());

  const make = (...args: string[]) => berth(workspace.root, "service", ...args);
  const made = async (...args: string[]) => {
    const { status, stderr, stdout } = await make(...args, "--json");
    expect(status, stderr).toBe(0);
    return JSON.parse(stdout);
  };

  test("a reserved name takes over its own port, and its row turns active", async () => {
    expect(await made("alert")).toMatchObject({
      ports: [{ port: 9013, env: "ALERT_SERVICE_PORT", protocol: "HTTP", range: "subscriber" }],
      notes: ["alert takes over 9013 from the spec."],
    });
    const row = /^ {2}9013:\n(?: {4}.*\n)*/m.exec(workspace.read("spec/ports.yaml"))?.[0];
    expect(row).toBe(`  9013:
    service: alert
    title: Alert Service
    protocol: HTTP
    purpose: Alert/notification API
    env: ALERT_SERVICE_PORT
    owner: services/alert
    status: active
    group: analysis
`);
  });

  test("a new one takes the lowest free port of its range, until a full range names all holders", async () => {
    expect(await made("x", "--range=subscriber")).toMatchObject({ ports: [{ port: 9018 }] });
    expect(await made("y", "--range=subscriber")).toMatchObject({ ports: [{ port: 9019 }] });
    expect(await make("z", "--range=subscriber")).toEqual({
      status: 2,
      signal: null,
      stdout: "",
      stderr: `RANGE_FULL  subscriber 9010-9019 has no free port.
  9010  recording (Recording Service, active)
  9011  ml-training (ML Training Subscriber, reserved)
  9012  rl-episode (RL Episode Subscriber, reserved)
  9013  alert (Alert Service, active)
  9014  backtest (Backtest Service, reserved)
  9015  strategy (Strategy Service, reserved)
  9016  rugs-feed (Rugs Feed Service, active)
  9017  rugs-sanitizer (Rugs Sanitizer Service, active)
  9018  x (X, active)
  9019  y (Y, active)
Ranges with free ports: analysis (9 free), external (10 free). Add another range with: npx nx g range <id> --ports=9040-9049
`,
    });
  });

  test("a port of its own choice is granted where it is free", async () => {
    expect(await made("carta", "--range=external", "--port=9035")).toMatchObject({
      ports: [{ port: 9035, env: "CARTA_PORT", range: "external" }],
    });
  });

  const LOCKED = `RANGE_LOCKED  foundation 9000-9009 (Foundation Core) is locked; new ports are not assigned there by default.
Choose a range with a free port (analysis, external), or add --unlock if its owners agreed.
`;
  const TAKEN = `PORT_TAKEN  9020 belongs to optimization (Optimization Service, allocated), owned by services/optimization.
Give --range=analysis in place of --port to get the next free port, 9021.
`;
  const FIXED = `RANGE_LOCKED  The ports of chrome-cdp 9222 (Chrome CDP) are set outside of the registry.
Choose a range with a free port (analysis, external), or give the number with --port=<number>.
`;
  // The tests above have filled subscriber, and taken a port of external.
  const RANGES = `  analysis  9020-9029  Analysis Services (9 free, next 9021)
  external  9030-9039  External Integrations (9 free, next 9030)
`;
  const ADD = "with: npx nx g range <id> --ports=9040-9049";

  test.each([
    ["a locked range", ["--range=foundation"], LOCKED],
    ["a range of dictated numbers", ["--range=chrome-cdp"], FIXED],
    ["a port that somebody has", ["--port=9020"], TAKEN],
    [
      "a port of another range",
      ["--range=analysis", "--port=9035"],
      "PORT_OUT_OF_RANGE  9035 is not in analysis 9020-9029.\n" +
        "Leave out one of the two flags: 9035 is in external 9030-9039.\n",
    ],
    [
      "a port of no range",
      ["--port=9041"],
      `PORT_OUT_OF_RANGE  9041 belongs to no range.\n` +
        `${RANGES}Add a range for it ${ADD}, or take another port: give --range=<id>, one of these.\n`,
    ],
    [
      "a range of no spec",
      ["--range=cloud"],
      `RANGE_UNKNOWN  There is no range "cloud".\n` +
        `${RANGES}Give --range=<id>, one of these, or add a new range ${ADD}\n`,
    ],
  ])("%s is refused, and says why", async (_, flags, stderr) => {
    const before = workspace.files();
    expect(await make("w", ...flags)).toEqual({ status: 2, signal: null, stdout: "", stderr });
    expect(workspace.files()).toEqual(before);
  });

  test("a locked range opens with --unlock", async () => {
    expect(await made("w", "--range=foundation", "--unlock")).toMatchObject({
      ports: [{ port: 9002, range: "foundation" }],
    });
  });
});

test("berth next says which number comes next, and which branch has the ones before it", async () => {
  const workspace = makeWorkspace();
  try {
    workspace.git("checkout", "-q", "-b", "feature/prices");
    expect((await berth(workspace.root, "reserve", "prices", "--range=analysis")).status).toBe(0);
    workspace.git("commit", "-qam", "prices");
    workspace.git("checkout", "-q", "-");
    const text = await berth(workspace.root, "next", "analysis");
    expect(text.stdout.trimEnd().split("\n")).toEqual([
      "9022 is the next number of analysis 9020-9029 (Analysis Services).",
      "  9020  optimization (Optimization Service, allocated)",
      "  9021  prices on branch feature/prices",
      "To assign it: npx nx g service <name> --range=analysis",
    ]);
    const json = await berth(workspace.root, "next", "--range=analysis", "--json");
    expect(JSON.parse(json.stdout)).toMatchObject({ range: "analysis", port: 9022, before: [{ port: 9020 }, {}] });
    expect(await berth(workspace.root, "next", "foundation")).toMatchObject({ status: 2, stdout: "" });
  } finally {
    workspace.remove();
  }
});
