/** Free text so that it stands for itself in Markdown, table cells included, on GitHub and in plain CommonMark. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]|]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** A Markdown table. Cells are escaped by the caller, where they hold free text. */
export function renderTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}
