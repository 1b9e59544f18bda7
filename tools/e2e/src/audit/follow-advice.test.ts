import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { commandsIn } from "../fixes/commands-in.ts";
import { type Ended, run } from "../run.ts";
import { BERTH, openWorkspace } from "../workspace.ts";

interface Issue {
  kind: string;
  ports: number[];
  advice: string;
}

const SPEC = `title: T
status: DRAFT
version: 1.0.0
date: 2026-01-19
settings: { commands: npx berth, agents: false }
ranges:
  web: { ports: 3000-3009, purpose: Web }
  core: { ports: 9000-9009, purpose: Core, policy: locked }
ports:
  3001: { service: shop, title: Shop, protocol: HTTP, purpose: P, env: SHOP_PORT, status: active }
history: []
`;
const TABLE = "| Port | Service |\n| --- | --- |\n| 3003 | mailer |\n| 3333 | far |\n| 9003 | vault |\n";

function openFolder() {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "berth-e2e-advice-")));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const folder = openWorkspace(root);
  folder.write("package.json", '{ "private": true }\n');
  folder.write("spec/ports.yaml", SPEC);
  folder.write("apps/shop/main.ts", "app.listen(3001);\n");
  const berth = (...args: string[]): Promise<Ended> => run(process.execPath, [BERTH, ...args], { cwd: root });
  // What else runs on this machine may listen on numbers of these ranges.
  const issuesNow = async (): Promise<Issue[]> =>
    JSON.parse((await berth("audit", "--json")).stdout).issues.filter(({ kind }: Issue) => kind !== "held");
  return { ...folder, berth, issuesNow };
}

/** What stands behind `npx berth` in a piece of advice. */
const words = (command: string): string[] => command.replace(/^npx berth /, "").split(" ");

test("what the audit recommends works to the letter, and is not recommended again", async () => {
  const { berth, issuesNow, write } = openFolder();
  write("docs/ports.md", TABLE);
  write("apps/stray/main.ts", "app.listen(3005);\n");
  await berth("sync");

  const before = await issuesNow();
  expect(before.map(({ kind, ports }) => `${kind} ${ports}`).sort()).toEqual([
    "hardcoded 3001",
    "outside-ranges 3333",
    "unassigned 3003",
    "unassigned 3005",
    "unassigned 9003",
  ]);
  for (const { advice } of before) {
    const commands = commandsIn(advice);
    expect(commands, advice).not.toEqual([]);
    for (const command of commands) {
      const { status, stderr, stdout } = await berth(...words(command));
      // Lint ends with 1 where it finds what it was asked for.
      expect(status, command + stdout + stderr).toBe(command.includes(" lint ") ? 1 : 0);
    }
  }
  // The numbers in code are for people to replace, by the variables that are there now.
  expect((await issuesNow()).map(({ kind, ports }) => `${kind} ${ports}`).sort()).toEqual([
    "hardcoded 3001",
    "unassigned 3005",
  ]);
  expect((await berth("check")).status).toBe(0);
});

test("places that a baseline excuses are shown by the command that the audit names", async () => {
  const { berth, issuesNow } = openFolder();
  expect(await berth("lint", "--baseline")).toMatchObject({ status: 0 });
  const [hardcoded] = await issuesNow();
  expect(hardcoded).toMatchObject({ kind: "hardcoded", ports: [3001] });
  const [command = ""] = commandsIn(hardcoded?.advice ?? "");
  const { status, stdout } = await berth(...words(command));
  expect(status, command).toBe(1);
  expect(stdout).toContain("apps/shop/main.ts");
  expect(stdout).toContain("SHOP_PORT");
});
