import { join } from "node:path";
import { berth, nx, run } from "@berth/e2e/run";
import type { Contender, Contest } from "../row.ts";
import { addRows } from "./add-rows.ts";
import { type Copy, openCopy, removing } from "./copy.ts";
import { succeed } from "./succeed.ts";

const ARGUMENTS = ["service", "price-alerts", "--range=analysis"];

/** Creates a service by the `berth` command. */
export const berthService = ({ clean, root }: Copy): Contender => ({
  prepare: clean,
  run: () => succeed(berth(root, ...ARGUMENTS)),
});

/** Creates a service by Nx. */
export const nxService = ({ clean, root }: Copy): Contender => ({
  prepare: clean,
  run: () => succeed(nx(root, "g", ...ARGUMENTS)),
});

/** `nx g service` and an empty generator, of the same plugin in the same workspace: what Berth itself costs. */
export async function nxServiceOrEmpty(): Promise<Contest> {
  const copy = await openCopy(({ read, write }) => {
    const plugin = "tools/nx-berth";
    const list = JSON.parse(read(`${plugin}/generators.json`));
    list.generators.empty = { factory: "./empty.js", schema: "./schemas/sync.json", description: "Nothing." };
    write(`${plugin}/generators.json`, JSON.stringify(list));
    write(`${plugin}/empty.js`, "export default async function emptyGenerator() {}\n");
  });
  const empty: Contender = { prepare: copy.clean, run: () => succeed(nx(copy.root, "g", "empty")) };
  return { ours: nxService(copy), theirs: empty, close: removing(copy) };
}

/** `berth service` and plop, which is installed here, on a template of one file. */
export async function berthServiceOrPlop(): Promise<Contest> {
  const copy = await openCopy(({ write }) =>
    write(
      "peer/plopfile.mjs",
      `export default (plop) => plop.setGenerator("one", {
        prompts: [{ type: "input", name: "name" }],
        actions: [{ type: "add", path: "{{name}}.txt", template: "{{name}}\\n" }],
      });`,
    ),
  );
  const plop = join(copy.root, "node_modules/plop/bin/plop.js");
  const theirs: Contender = {
    prepare: copy.clean,
    run: () => succeed(run(process.execPath, [plop, "one", "thing"], { cwd: join(copy.root, "peer") })),
  };
  return { ours: berthService(copy), theirs, close: removing(copy) };
}

/** The same command in a spec of so many rows more, and in the shipped one. */
export async function withRows(count: number, command: (copy: Copy) => Contender): Promise<Contest> {
  const small = await openCopy();
  const large = await openCopy((workspace) => addRows(workspace, count));
  return { ours: command(large), theirs: command(small), close: removing(small, large) };
}
