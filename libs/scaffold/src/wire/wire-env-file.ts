import type { PortRow } from "@berth/registry";
import { placeOf } from "./json-text.ts";

/** PORT as an .env file that Nx fills in reads the row's variable, with the number of the spec as the default. */
export const portLine = ({ env, port }: PortRow): string => `PORT=\${${env}:-${port}}`;

/** The .env file that Nx loads for one target of a project. Undefined where no file can have the target's name. */
export const envFileOf = (target: string): string | undefined =>
  /^[\w-]+$/.test(target) ? `.${target}.env` : undefined;

/**
 * The .env file of a target that sets PORT to the row's number, or to what its variable says: executors hand it on to
 * programs that read nothing else. A literal PORT is replaced, another one told.
 * @param text undefined where there is no such file yet
 */
export function wireEnvFile(
  path: string,
  text: string | undefined,
  row: PortRow,
): { text: string; notes: readonly string[] } {
  const line = portLine(row);
  const comment = `# For Nx: the port of ${row.service} in spec/ports.yaml, or what ${row.env} says.`;
  if (text === undefined) return { text: `${comment}\n${line}\n`, notes: [] };
  const found = /^(?:export[ \t]+)?PORT[ \t]*=([^\r\n]*)/m.exec(text);
  if (!found) {
    const eol = text.includes("\r\n") ? "\r\n" : "\n";
    const gap = text === "" || text.endsWith("\n") ? "" : eol;
    return { text: `${text}${gap}${line}${eol}`, notes: [] };
  }
  const [whole, value = ""] = found;
  if (new RegExp(`\\b${row.env}\\b`).test(value)) return { text, notes: [] };
  if (!/^[ \t]*["']?\d{1,5}["']?[ \t]*(?:#.*)?$/.test(value))
    return { text, notes: [`${placeOf(path, text, found.index)} computes PORT. Write: ${line}`] };
  const at = found.index;
  return { text: text.slice(0, at) + line + text.slice(at + whole.length), notes: [] };
}
