import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Contender, Contest } from "../row.ts";
import { addRows } from "./add-rows.ts";
import { type Copy, openCopy, removing } from "./copy.ts";

/** A tool call of an agent; `path` is where a file that it writes would stand. */
export type Call = (path: string) => object;

const ROWS = 1000;

/** `berth hook` on a call, start included, beside Node alone. */
export async function hookOrNode(call: Call): Promise<Contest> {
  const copy = await openCopy();
  const node: Contender = { run: () => void spawnSync(process.execPath, ["-e", "0"]) };
  return { ours: hookIn(copy, call), theirs: node, close: removing(copy) };
}

/** `berth hook` on a call where the spec has a thousand rows, beside the shipped spec. */
export async function hookWithRows(call: Call): Promise<Contest> {
  const small = await openCopy();
  const large = await openCopy((workspace) => addRows(workspace, ROWS));
  return { ours: hookIn(large, call), theirs: hookIn(small, call), close: removing(small, large) };
}

function hookIn({ root }: Copy, call: Call): Contender {
  const berth = join(root, "node_modules/@berth/cli/bin/berth.js");
  const input = JSON.stringify({ ...call(join(root, "services/recording/src/new.ts")), cwd: root });
  return {
    run() {
      const { status, stderr } = spawnSync(process.execPath, [berth, "hook"], { cwd: root, input, encoding: "utf8" });
      if (status !== 0) throw new Error(`berth hook ended with ${status}: ${stderr}`);
    },
  };
}
