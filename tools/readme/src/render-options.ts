import { escapeMarkdown, renderTable } from "@berth/registry";
import { flagsOf, ImportOptions, InitOptions, LintOptions, ServiceOptions } from "@berth/scaffold";

/** The options of `nx g service` as a Markdown table. */
export const renderOptions = (): string => renderTableOf(ServiceOptions);

/** The options of `init` as a Markdown table. */
export const renderInitOptions = (): string => renderTableOf(InitOptions);

/** The options of `import` as a Markdown table. */
export const renderImportOptions = (): string => renderTableOf(ImportOptions);

/** The options of `berth lint` as a Markdown table. */
export const renderLintOptions = (): string => renderTableOf(LintOptions);

/** A Markdown table of the schema that all doors use. */
function renderTableOf(options: Parameters<typeof flagsOf>[0]): string {
  const rows = flagsOf(options).map(({ choices, description, name, type }) => [
    name === "name" ? "`<name>`" : `\`--${name}\``,
    choices.length > 0 ? choices.map((choice) => `\`${choice}\``).join(" ") : type,
    escapeMarkdown(description),
  ]);
  return renderTable(["Option", "Value", "What it does"], rows).join("\n");
}
