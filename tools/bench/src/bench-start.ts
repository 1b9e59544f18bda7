import { join } from "node:path";
import { berth, run } from "@berth/e2e/run";
import { makeWorkspace } from "@berth/e2e/workspace";
import { type Contender, compare, renderComparison } from "./compare.ts";
import { succeed } from "./succeed.ts";

const PLOPFILE = `export default (plop) => plop.setGenerator("one", {
  prompts: [{ type: "input", name: "name" }],
  actions: [{ type: "add", path: "{{name}}.txt", template: "{{name}}\\n" }],
});
`;

/** `berth service` against plop on a template of one file: what a person or a script waits for. */
export async function benchStart(rounds: number): Promise<string> {
  const workspace = makeWorkspace();
  try {
    workspace.write("peer/plopfile.mjs", PLOPFILE);
    workspace.git("add", "peer");
    workspace.git("commit", "-qam", "a template of one file");
    const plop = join(workspace.root, "node_modules/plop/bin/plop.js");
    const reset = () => {
      workspace.git("checkout", "-q", ".");
      workspace.git("clean", "-qfd", "services", "peer");
    };
    const ours: Contender = {
      name: "berth service",
      prepare: reset,
      run: () => succeed(berth(workspace.root, "service", "price-alerts", "--range=analysis")),
    };
    const theirs: Contender = {
      name: "plop, one file",
      prepare: reset,
      run: () => succeed(run(process.execPath, [plop, "one", "thing"], { cwd: join(workspace.root, "peer") })),
    };
    return renderComparison(ours, theirs, await compare(ours, theirs, rounds), 0.5);
  } finally {
    workspace.remove();
  }
}
