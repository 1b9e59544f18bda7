import { AUDIT_MARK, DONE } from "@berth/registry";
import { type Answer, refuse } from "../answer.ts";
import type { AuditOptions } from "./audit-options.ts";
import { gatherFacts } from "./gather/gather-facts.ts";
import { joinAudit } from "./join/join-audit.ts";
import { renderHtml } from "./render/render-html.ts";
import { renderMarkdown } from "./render/render-markdown.ts";

/** `berth audit` in the folder `cwd`. It reports and judges nothing: it ends with DONE whatever it found. */
export async function runAudit(cwd: string, { folder, json, ...options }: AuditOptions): Promise<Answer> {
  const format = options.format ?? (json ? "json" : "markdown");
  const facts = await gatherFacts(cwd, folder);
  if (!facts.ok) return refuse(facts.failures, format === "json");
  const audit = joinAudit(facts.value);
  if (format === "json") return { status: DONE, stdout: JSON.stringify({ about: AUDIT_MARK, ...audit }) };
  return { status: DONE, stdout: format === "html" ? renderHtml(audit) : renderMarkdown(audit) };
}
