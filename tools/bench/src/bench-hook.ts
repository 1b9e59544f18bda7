import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeWorkspace, type Workspace } from "@berth/e2e/workspace";
import { type Contender, compare, renderComparison } from "./compare.ts";

/** What an agent waits for before each call, as a multiple of Node's own start. */
const CALLS: [name: string, bound: number, call: (path: string) => object][] = [
  ["a text without a number", 1.5, (path) => write(path, "export const greeting = 'hello';\n".repeat(100))],
  ["a command without a number", 1.5, () => bash("npm test -- --run")],
  ["a port read from its variable", 2, (path) => write(path, "listen(Number(process.env.RECORDING_PORT ?? 9010));\n")],
  ["a hardcoded port", 2.5, (path) => write(path, `${"const x = f(1);\n".repeat(300)}createServer().listen(9010);\n`)],
  ["a command that binds a port", 2.5, () => bash("python3 -m http.server 9010")],
];

/** The same with a thousand rows, as a multiple of what the few of the shipped spec cost. */
const ROWS_BOUND = 1.2;
const ROWS = 1000;
const FIRST = 11_000;

const write = (file_path: string, content: string) => ({ tool_name: "Write", tool_input: { file_path, content } });
const bash = (command: string) => ({ tool_name: "Bash", tool_input: { command } });

/** `berth hook` on small calls beside Node alone, and a spec of a thousand rows beside a small one. */
export async function benchHook(rounds: number): Promise<string> {
  const small = makeWorkspace();
  const large = makeWorkspace();
  try {
    addRows(large);
    const node: Contender = { name: "node -e 0", run: async () => void spawnSync(process.execPath, ["-e", "0"]) };
    const lines = ["berth hook, start included"];
    for (const [name, bound, call] of CALLS) {
      const ours = hookOf(small, name, call);
      lines.push(renderComparison(ours, node, await compare(ours, node, rounds), bound));
    }
    for (const [name, , call] of CALLS) {
      const [many, few] = [hookOf(large, `${name}, ${ROWS} rows`, call), hookOf(small, "few rows", call)];
      lines.push(renderComparison(many, few, await compare(many, few, rounds), ROWS_BOUND));
    }
    return lines.join("\n");
  } finally {
    small.remove();
    large.remove();
  }
}

function hookOf({ root }: Workspace, name: string, call: (path: string) => object): Contender {
  const berth = join(root, "node_modules/@berth/cli/bin/berth.js");
  const input = JSON.stringify({ ...call(join(root, "services/recording/src/new.ts")), cwd: root });
  return {
    name,
    run: async () => {
      const { status } = spawnSync(process.execPath, [berth, "hook"], { cwd: root, input });
      if (status !== 0) throw new Error(`berth hook ended with ${status}`);
    },
  };
}

function addRows({ root }: Workspace): void {
  const path = join(root, "spec/ports.yaml");
  const rows = Array.from({ length: ROWS }, (_, index) =>
    [
      `  ${FIRST + index}:`,
      `    service: made-${index}`,
      `    title: Made ${index}`,
      "    protocol: HTTP",
      "    purpose: Fills the spec",
      `    env: MADE_${index}_PORT`,
      `    owner: services/made-${index}`,
      "    status: active\n",
    ].join("\n"),
  );
  const range = `  made: { ports: ${FIRST}-${FIRST + ROWS - 1}, purpose: Made }\n`;
  const text = readFileSync(path, "utf8").replace(/^history:/m, `${rows.join("")}history:`);
  writeFileSync(path, text.replace(/^ranges:\n/m, `ranges:\n${range}`));
}
