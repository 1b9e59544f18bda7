import { urlOf } from "../external/url-of.ts";
import { type Spec, spanOf } from "../spec/spec.ts";
import { derivedNote } from "./derived-mark.ts";
import { sectionsOf } from "./sections.ts";

/**
 * config/ports.env: every port variable with its default, and the URL variables behind those of their ports. Uses only
 * lines that Node, dotenv, every shell, docker, compose and systemd read alike: no quotes, blanks, inline comments or
 * interpolation, LF only. A URL is http://localhost:<port> and nothing more, none of which any of them treats
 * specially. Comments hold no `=`, quotes or backslashes, on which Node's parser has stumbled (nodejs/node#54134 and
 * its kin).
 */
export function renderPortsEnv(spec: Spec): string {
  const lines = [`# ${derivedNote(spec)}`, "# A variable set in the environment wins over its default here."];
  for (const { range, rows } of sectionsOf(spec)) {
    const policy = range.policy === "open" ? "" : `, ${range.policy}`;
    lines.push("", `# ${plain(range.purpose) || range.id} (${spanOf(range)}${policy})`);
    for (const row of rows) {
      lines.push(`${row.env}=${row.port}`);
      if (row.url !== undefined) lines.push(`${row.url}=${urlOf(row)}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

function plain(text: string): string {
  return text
    .replace(/[^ -~]|[="'`\\$]/g, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}
