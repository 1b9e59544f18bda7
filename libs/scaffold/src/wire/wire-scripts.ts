import { type Result, success } from "@berth/registry";
import { applyEdits, entriesOf, nodeAt, placeOf, readJson, type TextEdit } from "./json-text.ts";
import { SERVE_NAME, type Start, type Target, tellOwnPort, type Wired } from "./wiring.ts";
import { wrapCommand } from "./wrap-command.ts";

/** The scripts of a package.json that start a server, with the variables of the spec. */
export function wireScripts(path: string, text: string, { row }: Target): Result<Wired> {
  const root = readJson(path, text);
  if (!root.ok) return root;
  const edits: TextEdit[] = [];
  const notes: string[] = [];
  const starts: Start[] = [];
  let isTold = false;
  for (const [name, { length, offset, value }] of entriesOf(nodeAt(root.value, ["scripts"]))) {
    if (typeof value !== "string" || !SERVE_NAME.test(name)) continue;
    const wrapped = wrapCommand(value, row.service);
    if (!wrapped) {
      const own = tellOwnPort(placeOf(path, text, offset), value, row);
      isTold ||= own.length > 0;
      notes.push(...own);
      continue;
    }
    const { config, kept, servers, text: command } = wrapped;
    starts.push(...servers.map((server) => ({ name, server, config })));
    if (command !== value) edits.push({ offset, length, put: JSON.stringify(command) });
    if (kept !== undefined)
      notes.push(`${placeOf(path, text, offset)} goes on saying ${kept}: leave that out, and ${row.env} decides.`);
  }
  return success({ text: applyEdits(text, edits), notes, starts, isTold });
}
