import { nx } from "@berth/e2e/run";
import { makeWorkspace } from "@berth/e2e/workspace";
import { type Contender, compare, renderComparison } from "./compare.ts";
import { succeed } from "./succeed.ts";

const EMPTY = `export default async function emptyGenerator() {}\n`;

/** `nx g service` against a generator that does nothing, in one and the same workspace: what Berth itself costs. */
export async function benchGenerator(rounds: number): Promise<string> {
  const workspace = makeWorkspace();
  try {
    const plugin = "tools/nx-berth";
    const generators = JSON.parse(workspace.read(`${plugin}/generators.json`));
    generators.generators.empty = {
      factory: "./dist/empty-generator.js",
      schema: "./schemas/sync.json",
      description: "Nothing.",
    };
    workspace.write(`${plugin}/generators.json`, JSON.stringify(generators));
    workspace.write(`${plugin}/dist/empty-generator.js`, EMPTY);
    workspace.git("commit", "-qam", "an empty generator");
    const reset = () => {
      workspace.git("checkout", "-q", ".");
      workspace.git("clean", "-qfd", "services");
    };
    const ours: Contender = {
      name: "nx g service",
      prepare: reset,
      run: () => succeed(nx(workspace.root, "g", "service", "price-alerts", "--range=analysis")),
    };
    const theirs: Contender = {
      name: "an empty generator",
      prepare: reset,
      run: () => succeed(nx(workspace.root, "g", "empty")),
    };
    return renderComparison(ours, theirs, await compare(ours, theirs, rounds), 1.3);
  } finally {
    workspace.remove();
  }
}
