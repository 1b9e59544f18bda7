import { renderTable } from "@berth/registry";
import { renderBound, renderFigure, renderMedians, renderVerdict } from "./judge.ts";
import type { Result, Results } from "./results.ts";
import type { Row } from "./row.ts";

const HEAD = ["What", "Against", "Figure (middle 80 % of the rounds)", "Ours and theirs", "Goal", "Reached", "Run"];

/** The rows as a Markdown table, and below it when and where they were measured. A row without a result says so. */
export function renderResults(rows: readonly Row[], results: Results): string {
  const runs = [...new Set(rows.flatMap(({ name }) => describeRun(results[name])))].sort();
  const lines = rows.map((row) => {
    const result = results[row.name];
    const bound = renderBound(row);
    if (!result) return [row.what, row.against, "not measured", "", bound, "", ""];
    const run = String(runs.indexOf(describeRun(result)[0] ?? "") + 1);
    const figure = renderFigure(row, result);
    return [row.what, row.against, figure, renderMedians(row, result), bound, renderVerdict(row, result), run];
  });
  const table = renderTable(HEAD, lines).join("\n");
  return runs.length === 0 ? table : `${table}\n\n${runs.map((run, index) => `${index + 1}. ${run}`).join("\n")}`;
}

/** The day and the class of the machine; none where there is no result. */
function describeRun(result: Result | undefined): string[] {
  if (!result) return [];
  const { date, machine } = result;
  const cores = `${machine.cores} ${machine.cores === 1 ? "core" : "cores"}`;
  const start = `\`node -e 0\` in ${machine.nodeStartMs} ms`;
  return [`${date}, ${machine.platform}, ${cores}, Node ${machine.node}, ${start}`];
}
