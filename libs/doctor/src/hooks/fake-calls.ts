import { join } from "node:path";
import { liveRows, type Spec } from "@berth/registry";

/** A tool call that no agent makes, and whether the hook must deny it. */
export interface FakeCall {
  call: { tool_name: string; tool_input: Record<string, unknown> };
  isWrong: boolean;
}

/**
 * Calls of every writing tool that put a port of the spec into a file, and one that reads its variable. The file is
 * never made. Empty for a spec without ports.
 */
export function makeFakeCalls(spec: Spec, root: string): FakeCall[] {
  const rows = liveRows(spec);
  const row = rows.find(({ exclusive }) => exclusive) ?? rows[0];
  if (!row) return [];
  const file_path = join(root, "berth-doctor/probe.ts");
  const wrong = `createServer().listen(${row.port});\n`;
  const head = 'import { createServer } from "node:http";\n';
  const step = { old_string: "", new_string: head + wrong };
  const right = `${head}createServer().listen(Number(process.env.${row.env} ?? ${row.port}));\n`;
  const denied: [tool: string, input: Record<string, unknown>][] = [
    ["Write", { file_path, content: head + wrong }],
    ["Edit", { file_path, ...step }],
    ["MultiEdit", { file_path, edits: [step] }],
    ["NotebookEdit", { notebook_path: `${file_path}.ipynb`, new_source: `server.bind(("", ${row.port}))` }],
    ["Bash", { command: `cat > berth-doctor/probe.ts <<'EOF'\n${head}${wrong}EOF` }],
  ];
  return [
    ...denied.map(([tool_name, tool_input]) => ({ call: { tool_name, tool_input }, isWrong: true })),
    { call: { tool_name: "Write", tool_input: { file_path, content: right } }, isWrong: false },
  ];
}
