import { EXIT_STATUSES, renderTable } from "@berth/registry";

/** The exit statuses of `berth` as a Markdown table. */
export function renderExitStatuses(): string {
  const rows = EXIT_STATUSES.map(([status, meaning]) => [String(status), meaning]);
  return renderTable(["Status", "Meaning"], rows).join("\n");
}
