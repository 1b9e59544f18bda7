import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { leftovers } from "./leftovers.ts";
import { type Ended, nx, run, TODAY } from "./run.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

const RULES = [
  ".claude/hookify.enforce-port-allocation.local.md",
  ".claude/hookify.enforce-port-allocation-bash.local.md",
];
const DERIVED = ["config/ports.env", "spec/PORTS.md", "compose.yaml", "CLAUDE.md", ...RULES];
const FOLDER = "services/price-alerts";
const SOURCES = ["app.test.ts", "app.ts", "config.ts", "greetings.ts", "main.test.ts", "main.ts", "test-settings.ts"];
const OWN = ["Dockerfile", "README.md", "package.json", "project.json", ...SOURCES.map((file) => `src/${file}`)]
  .concat("tsconfig.json", "vitest.config.ts")
  .map((file) => `${FOLDER}/${file}`);

describe("nx g service price-alerts --range=analysis", () => {
  let workspace: Workspace;
  let made: Ended;

  beforeAll(async () => {
    workspace = makeWorkspace();
    const purpose = "--purpose=Price threshold alerts";
    made = await nx(workspace.root, "g", "service", "price-alerts", "--range=analysis", purpose);
  });
  afterAll(() => workspace.remove());

  test("prints the port, its variable and the files, the spec first", () => {
    expect(made.stderr).toBe("");
    expect(made.status).toBe(0);
    const report = [
      "service price-alerts",
      "",
      "9021  PRICE_ALERTS_PORT  HTTP  analysis",
      "",
      ...["spec/ports.yaml", ...DERIVED].map((path) => `UPDATE ${path}`),
      ...OWN.map((path) => `CREATE ${path}`),
    ];
    const lines = made.stdout.split("\n");
    const begin = lines.indexOf("service price-alerts");
    expect(lines.slice(begin, begin + report.length)).toEqual(report);
  });

  test("changes in git exactly those files, and leaves nothing else", () => {
    const status = workspace.git("status", "--porcelain", "-uall").trimEnd().split("\n");
    const updated = [...DERIVED, "spec/ports.yaml"].sort();
    expect(status).toEqual([...updated.map((path) => ` M ${path}`), ...OWN.map((path) => `?? ${path}`)]);
    expect(leftovers(workspace.root)).toEqual([]);
  });

  test("changes in the spec one version, one row and one row of history", () => {
    const diff = workspace.git("diff", "-U0", "--", "spec/ports.yaml").split("\n");
    expect(diff.filter((line) => /^[-+](?![-+])/.test(line))).toEqual([
      "-version: 1.0.0",
      "+version: 1.1.0",
      "+  9021:",
      "+    service: price-alerts",
      "+    title: Price Alerts",
      "+    protocol: HTTP",
      "+    purpose: Price threshold alerts",
      "+    env: PRICE_ALERTS_PORT",
      "+    owner: services/price-alerts",
      "+    status: active",
      `+  - { version: 1.1.0, date: ${TODAY}, change: Added price-alerts on 9021 (analysis) }`,
    ]);
  });

  test("writes no port number into the service", () => {
    const files = [...workspace.files()].filter(([path]) => path.startsWith(`${FOLDER}/`));
    expect(files.map(([path]) => path).sort()).toEqual([...OWN].sort());
    for (const [path, text] of files) expect(text, path).not.toContain("9021");
  });

  test("writes what the workspace's own lint and format rules have nothing to say about", async () => {
    const biome = join(workspace.root, "node_modules/.bin/biome");
    const { status, stderr, stdout } = await run(biome, ["check", "services"], {
      cwd: workspace.root,
    });
    expect(status, stderr).toBe(0);
    expect(stdout).toMatch(/^Checked [1-9]\d* files in .*\. No fixes applied\.$/m);
  });
});
