/**
 * One line of free text so that it stands for itself in Markdown, as a paragraph or in a table cell, on GitHub and in
 * plain CommonMark.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\\`*_[\]|~$#]/g, "\\$&")
      // What makes a list, a rule or an underline where it begins a line.
      .replace(/^(\d*)(?=[+=.)-])/, "$1\\")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
  );
}

/** A Markdown table. Cells are escaped by the caller, where they hold free text. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}
