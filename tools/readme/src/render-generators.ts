import { escapeMarkdown, renderTable } from "@berth/registry";
import { REQUESTS } from "@berth/scaffold";

/** The generators with an example of each, as a Markdown table. */
export function renderGenerators(): string {
  const rows = Object.entries(REQUESTS).map(([name, { examples, summary }]) => [
    `\`${name}\``,
    escapeMarkdown(summary),
    `\`nx g ${`nx-berth:${name} ${examples[0]?.[0] ?? ""}`.trim()}\``,
  ]);
  return renderTable(["Generator", "What it does", "Example"], rows).join("\n");
}
