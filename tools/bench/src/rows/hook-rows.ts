import type { Call } from "../contests/hook.ts";
import type { Row } from "../row.ts";

const write = (file_path: string, content: string) => ({ tool_name: "Write", tool_input: { file_path, content } });
const bash = (command: string) => ({ tool_name: "Bash", tool_input: { command } });

const CALLS: [name: string, what: string, most: number, call: Call][] = [
  ["plain-text", "a text without a number", 1.5, (path) => write(path, "export const a = 'hello';\n".repeat(100))],
  ["plain-command", "a command without a number", 1.5, () => bash("npm test -- --run")],
  [
    "variable",
    "a port read from its variable",
    2,
    (path) => write(path, "listen(Number(process.env.RECORDING_PORT ?? 9010));\n"),
  ],
  [
    "hardcoded",
    "a hardcoded port",
    2.5,
    (path) => write(path, `${"const x = f(1);\n".repeat(300)}createServer().listen(9010);\n`),
  ],
  ["binding-command", "a command that binds a port", 2.5, () => bash("python3 -m http.server 9010")],
];

/** What an agent waits for before each call. */
export const HOOK_ROWS: readonly Row[] = [
  ...CALLS.map(
    ([name, what, most, call]): Row => ({
      name: `hook-${name}`,
      what: `\`berth hook\`, ${what}`,
      against: "`node -e 0`",
      figure: "ratio",
      most,
      open: async () => (await import("../contests/hook.ts")).hookOrNode(call),
    }),
  ),
  ...CALLS.map(
    ([name, what, , call]): Row => ({
      name: `hook-1000-rows-${name}`,
      what: `\`berth hook\` with 1,000 rows more, ${what}`,
      against: "the same in the spec of this repository",
      figure: "ratio",
      most: 1.2,
      open: async () => (await import("../contests/hook.ts")).hookWithRows(call),
    }),
  ),
];
