import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "@berth/e2e/run";
import type { Contest } from "../row.ts";
import { openCopy, removing } from "./copy.ts";
import { installPeers } from "./peers.ts";
import { berthService } from "./service.ts";
import { succeed } from "./succeed.ts";

/** `berth service` and hygen, on a template of one file. */
export async function berthServiceOrHygen(): Promise<Contest> {
  const peers = await installPeers("hygen");
  const copy = await openCopy();
  const template = join(peers.root, "_templates/one/new");
  mkdirSync(template, { recursive: true });
  writeFileSync(join(template, "one.ejs.t"), "---\nto: out/<%= name %>.txt\n---\n<%= name %>\n");
  const hygen = ["node_modules/hygen/dist/bin.js", "one", "new", "thing"];
  return {
    ours: berthService(copy),
    theirs: {
      prepare: () => rmSync(join(peers.root, "out"), { recursive: true, force: true }),
      run: () => succeed(run(process.execPath, hygen, { cwd: peers.root })),
    },
    close: removing(copy, peers),
  };
}
