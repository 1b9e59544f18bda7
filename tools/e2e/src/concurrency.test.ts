import { setImmediate as turn } from "node:timers/promises";
import { parseSpec } from "@berth/registry";
import { expect, test } from "vitest";
import { freshWorkspace } from "./fresh-workspace.ts";
import { leftovers } from "./leftovers.ts";
import { berth, nx } from "./run.ts";
import type { Workspace } from "./workspace.ts";

const NAMES = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath"];
const PORTS = NAMES.map((_, index) => 9021 + index);

test.each([
  ["berth service", berth, []],
  ["nx g service", nx, ["g"]],
])("eight %s at once get eight ports and lose no line", async (_, run, command) => {
  const workspace = freshWorkspace();
  const { root } = workspace;
  const ended = await whileReading(workspace, () =>
    Promise.all(NAMES.map((name) => run(root, ...command, "service", name, "--range=analysis"))),
  );
  for (const { status, stderr, stdout } of ended) expect(status, stdout + stderr).toBe(0);
  const { history, ports } = readSpec(workspace);
  const made = ports.filter(({ service }) => NAMES.includes(service));
  expect(made.map(({ port }) => port)).toEqual(PORTS);
  expect(made.map(({ service }) => service).sort()).toEqual(NAMES);
  expect(history.filter(({ change }) => /^Added \w+ on 902/.test(change))).toHaveLength(8);
  for (const { env, port, service } of made) {
    expect(workspace.read("config/ports.env")).toContain(`\n${env}=${port}\n`);
    expect(workspace.read("CLAUDE.md")).toMatch(
      new RegExp(`^\\| \\*\\*${port}\\*\\* +\\| ${service} .*\\| \`${env}\` `, "m"),
    );
    expect(workspace.read(`services/${service}/src/main.ts`)).toContain(`"${env}"`);
  }
  expect((await berth(root, "check")).stdout).toMatch(/^0 errors, /m);
  expect(leftovers(root)).toEqual([]);
});

test("of two that want one name, one gets it and the other is told so", async () => {
  const workspace = freshWorkspace();
  const { root } = workspace;
  const twice = await Promise.all([1, 2].map(() => berth(root, "service", "amber", "--range=analysis")));
  const [winner, loser] = twice.sort((a, b) => Number(a.status) - Number(b.status));
  expect(winner).toMatchObject({ status: 0, stderr: "" });
  expect(loser).toMatchObject({ status: 2, stdout: "" });
  expect(loser?.stderr).toMatch(
    /^spec\/ports\.yaml:\d+:14 {2}NAME_TAKEN {2}amber exists: it has port 9021 and the folder services\/amber\.$/m,
  );
  const rows = readSpec(workspace).ports.filter(({ service }) => service === "amber");
  expect(rows.map(({ port }) => port)).toEqual([9021]);
});

function readSpec({ read }: Workspace) {
  const parsed = parseSpec(read("spec/ports.yaml"));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failures));
  return parsed.value.spec;
}

/** Does the work, and meanwhile reads the spec as fast as it can: it must be sound at every moment. */
async function whileReading<T>(workspace: Workspace, work: () => Promise<T>): Promise<T> {
  const working = { on: true };
  const result = work().finally(() => {
    working.on = false;
  });
  const versions = new Set<string>();
  while (working.on) {
    versions.add(readSpec(workspace).version);
    await turn();
  }
  expect(versions.size).toBeGreaterThan(1);
  return result;
}
