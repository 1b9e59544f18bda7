import { parseSpec } from "@berth/registry";
import { expect } from "vitest";
import { berth } from "../run.ts";
import type { Workspace } from "../workspace.ts";
import { FIRST_PORT, LAST_PORT } from "./roomy-workspace.ts";

/** Every one of the services has its own port and all that belongs to it, and nothing of anybody is lost. */
export async function expectCrowd({ files, git, read, root }: Workspace, names: readonly string[]): Promise<void> {
  const parsed = parseSpec(read("spec/ports.yaml"));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failures));
  const rows = parsed.value.spec.ports.filter(({ port }) => port >= FIRST_PORT && port <= LAST_PORT);
  expect(rows.map(({ port }) => port)).toEqual(names.map((_, index) => FIRST_PORT + index));
  expect(rows.map(({ service }) => service).sort()).toEqual([...names].sort());
  const all = files();
  for (const { env, port, service } of rows) {
    expect(read("config/ports.env")).toContain(`\n${env}=${port}\n`);
    expect(read("spec/PORTS.md")).toMatch(
      new RegExp(`^\\| \\*\\*${port}\\*\\* \\| .* \\| \`services/${service}\` \\|`, "m"),
    );
    expect(all.get(`services/${service}/src/main.ts`)).toContain(env);
  }
  // One change of the registry for each, besides those that were there.
  const changes = parsed.value.spec.history.map(({ change }) => change);
  for (const name of names) expect(changes.filter((it) => it.includes(name))).toHaveLength(1);
  const check = await berth(root, "check");
  expect(check.status, check.stdout).toBe(0);
  expect([...all.keys()].filter((path) => path.includes(".berth-"))).toEqual([]);
  expect(git("status", "--porcelain", "--ignored")).not.toContain(".berth");
}
