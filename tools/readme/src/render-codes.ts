import { escapeMarkdown, FAILURE_CODES, renderTable } from "@berth/registry";

/** Every code with its meaning, as a Markdown table. */
export function renderCodes(): string {
  const rows = Object.entries(FAILURE_CODES).map(([code, meaning]) => [`\`${code}\``, escapeMarkdown(meaning)]);
  return renderTable(["Code", "Meaning"], rows).join("\n");
}
