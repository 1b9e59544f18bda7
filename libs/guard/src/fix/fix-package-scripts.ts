import { mainRowOf } from "@berth/registry";
import type { Node } from "@vscode/tree-sitter-wasm";
import { parse } from "../code/parse.ts";
import { namedChildrenOf } from "../code/tree/fields.ts";
import { mapOf, valueIn } from "../formats/data/data-values.ts";
import { readJson } from "../formats/readers/read-json.ts";
import type { FindReplacements, FixablePlace, Replacement } from "./replacement.ts";

/**
 * Scripts of package.json: `PORT=9010 node main.js` becomes `berth env recording -- node main.js`, and so does
 * `cross-env PORT=9010 node main.js`. Only for the main row of a service, whose number `berth env` calls PORT.
 */
export const fixPackageScripts: FindReplacements = (_path, text, places, spec) => {
  const isMain = ({ row }: FixablePlace) => mainRowOf(spec.ports, row.service) === row;
  const wanted = places.filter(isMain);
  return scriptsOf(text).flatMap(({ raw, start }) => {
    const inside = wanted.filter((place) => place.start >= start && place.end <= start + raw.length);
    // With escapes, offsets in the script are not those of the file.
    if (inside.length === 0 || raw.includes("\\")) return [];
    return parse(raw, "bash", (root) => inside.flatMap((place) => fixCommand(root, place, start)));
  });
};

/** What only the shell itself can do, to itself: `berth env` would look for a program of that name. */
const BUILTIN =
  /^(?:[.:[]|alias|builtin|cd|eval|exec|exit|export|read|return|set|shift|source|time|trap|ulimit|umask)$/;

interface Script {
  raw: string;
  start: number;
}

function scriptsOf(text: string): Script[] {
  const [root] = readJson(text);
  const entries = mapOf(valueIn(root, "scripts"))?.entries ?? [];
  return entries.flatMap(({ value }) => (value.kind === "scalar" && value.isQuoted ? [value] : []));
}

function fixCommand(root: Node, { end, row, start: at }: FixablePlace, start: number): Replacement[] {
  const command = commandAround(root.descendantForIndex(at - start, end - start));
  if (command === undefined) return [];
  const parts = namedChildrenOf(command);
  const index = parts.findIndex(({ startIndex, text }) => text === `PORT=${row.port}` && startIndex === at - start - 5);
  const part = parts[index];
  const next = parts[index + 1];
  const name = parts.find(({ type }) => type === "command_name");
  if (part === undefined || next === undefined || name === undefined) return [];
  // The shell does these itself; and PORT follows the variable, which this command sets as well.
  if (BUILTIN.test(name.text) || parts.some(({ text }) => text.startsWith(`${row.env}=`))) return [];
  const remove = { start: start + part.startIndex, end: start + next.startIndex, by: "" };
  const run = `berth env ${row.service} -- `;
  if (part.type === "variable_assignment") {
    const isWrapped = name.text === "berth";
    if (part.endIndex > name.startIndex) return [];
    return isWrapped ? [remove] : insertBefore(name, run, start, remove);
  }
  // Where cross-env fills PORT in, as `cross-env PORT=9010 next -p '$PORT'`, nothing else does.
  if (name.text !== "cross-env" || /[$%]\{?PORT\b/.test(command.text)) return [];
  const isOnly = parts.filter(({ text }) => /^\w+=/.test(text)).length === 1;
  if (!isOnly) return insertBefore(name, run, start, remove);
  return [{ start: start + name.startIndex, end: remove.end, by: run }];
}

/** One replacement where the assignment stands right before the name, so that no two of them meet. */
function insertBefore({ startIndex }: Node, by: string, start: number, remove: Replacement): Replacement[] {
  const at = start + startIndex;
  return remove.end === at ? [{ ...remove, by }] : [{ start: at, end: at, by }, remove];
}

function commandAround(node: Node | null): Node | undefined {
  for (let at = node; at !== null; at = at.parent) if (at.type === "command") return at;
  return undefined;
}
