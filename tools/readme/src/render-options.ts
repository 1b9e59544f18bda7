import { escapeMarkdown, renderTable } from "@berth/registry";
import { flagsOf, ServiceOptions } from "@berth/scaffold";

/** The options of `nx g service` as a Markdown table, from the schema that all doors use. */
export function renderOptions(): string {
  const rows = flagsOf(ServiceOptions).map(({ choices, description, name, type }) => [
    name === "name" ? "`<name>`" : `\`--${name}\``,
    choices.length > 0 ? choices.map((choice) => `\`${choice}\``).join(" ") : type,
    escapeMarkdown(description),
  ]);
  return renderTable(["Option", "Value", "What it does"], rows).join("\n");
}
