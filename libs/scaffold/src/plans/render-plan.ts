import { type ImportReport, renderImport } from "../import/import-report.ts";
import type { FileChange, Plan } from "./plan.ts";
import { renderChanges, tellPorts } from "./render-changes.ts";

/** What a plan looks like in JSON; scripts rely on it. */
export interface PlanSummary {
  service: string;
  ports: Plan["ports"];
  changes: Pick<FileChange, "path" | "kind">[];
  notes: string[];
  plan: string;
  /** Of an import only. */
  imported?: ImportReport;
}

/** The plan without the files' texts, as `--json` prints it. */
export function summarizePlan(plan: Plan): PlanSummary {
  const { changes, id, imported, notes, ports, service } = plan;
  return {
    service,
    ports,
    changes: changes.map(({ kind, path }) => ({ path, kind })),
    notes,
    plan: id,
    ...(imported && { imported }),
  };
}

/** The plan as people read it: the ports, then the files in the order they land, then the notes. */
export function renderPlan(plan: Plan): string {
  const files = renderChanges(plan);
  const rows = plan.imported ? renderImport(plan.imported) : "";
  const changed = files.join("\n") || (rows === "" ? "" : UP_TO_DATE);
  const parts = [renderHead(plan), rows, changed, renderNotes(plan)];
  return parts.filter((part) => part !== "").join("\n\n") || UP_TO_DATE;
}

const UP_TO_DATE = "Everything is up to date.";

/** What is to be made, with its ports: `9021  PRICE_ALERTS_PORT  HTTP  analysis`. */
export function renderHead({ ports, title }: Plan): string {
  const lines = tellPorts(ports, ({ env, port, protocol, range }) => [port, env, protocol, range].join("  "));
  return lines.length > 0 ? [title, "", ...lines].join("\n") : "";
}

export function renderNotes({ notes }: Plan): string {
  return notes.map((note) => `note: ${note}`).join("\n");
}
