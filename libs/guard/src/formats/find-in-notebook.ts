import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import { findInCode } from "../code/find-in-code.ts";
import type { PortPlace } from "../places/port-place.ts";

/** The code of a notebook's cells, with the offset in the file of each character: JSON escapes make the file longer. */
interface Code {
  text: string;
  offsets: number[];
}

/** Ports in the Python cells of a Jupyter notebook and their shell lines (`!uvicorn …`, `%%bash`), not in outputs. */
export async function findInNotebook(text: string): Promise<PortPlace[]> {
  const root = parseTree(text);
  const language = root && findNodeAtLocation(root, ["metadata", "kernelspec", "language"])?.value;
  if (!root || (language !== undefined && language !== "python")) return [];
  const code: Code = { text: "", offsets: [] };
  for (const cell of findNodeAtLocation(root, ["cells"])?.children ?? [])
    if (findNodeAtLocation(cell, ["cell_type"])?.value === "code") addCell(cell, text, code);
  const places = [
    ...(await findInCode(code.text.replace(SHELL_CELL, blank).replace(SHELL_LINE, blank), "cell.py")),
    ...(await findInCode(shellIn(code.text), "cell.sh")),
  ];
  return places.map((place) => ({
    ...place,
    start: code.offsets[place.start] ?? 0,
    end: (code.offsets[place.end - 1] ?? 0) + 1,
  }));
}

const CELL_END = "\n\0";
const SHELL_CELL = /(?<![^\0])%%(?:bash|sh|script)\b[^\0]*/g;
const SHELL_LINE = /^[ \t]*(?:[!%].*|\0)/gm;

const blank = (text: string): string => text.replace(/[^\n]/g, " ");

/** Everything but the shell's parts as blanks; no offset moves. */
function shellIn(code: string): string {
  let shell = "";
  for (const { 0: part, index } of code.matchAll(new RegExp(`${SHELL_CELL.source}|${SHELL_LINE.source}`, "gm")))
    shell += blank(code.slice(shell.length, index)) + part.replace(/^([ \t]*)(?:%%.*|[!%]+|\0)/, blank);
  return shell;
}

function addCell(cell: Node, text: string, code: Code): void {
  const source = findNodeAtLocation(cell, ["source"]);
  for (const part of source?.type === "array" ? (source.children ?? []) : source ? [source] : []) {
    if (part.type !== "string") continue;
    const raw = text.slice(part.offset + 1, part.offset + part.length - 1);
    for (const { 0: written, index } of raw.matchAll(/\\u[\da-f]{4}|\\.|[^\\]/gis))
      add(written.length > 1 ? unescaped(written) : written, part.offset + 1 + index, code);
  }
  for (const letter of CELL_END) add(letter, code.offsets.at(-1) ?? 0, code);
}

function add(letter: string, offset: number, code: Code): void {
  code.text += letter;
  code.offsets.push(offset);
}

function unescaped(written: string): string {
  try {
    return JSON.parse(`"${written}"`);
  } catch {
    return " ";
  }
}
