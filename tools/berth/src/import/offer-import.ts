import { type Result, success } from "@berth/registry";
import type { InitOptions } from "@berth/scaffold";
import { confirm, isCancel } from "@clack/prompts";
import { cancelled } from "../cancelled.ts";
import type { ChangeRequest } from "../engine/change-request.ts";
import { planChange } from "../engine/plan-change.ts";
import { askQuestions } from "./ask-questions.ts";
import { readSources } from "./read-sources.ts";

/**
 * Offers to start a workspace from the ports that its files name, and asks what they leave open; the request as it is
 * where they name none.
 */
export async function offerImport(root: string, options: InitOptions): Promise<Result<ChangeRequest>> {
  const request: ChangeRequest = { kind: "init", options };
  const sources = await readSources(root);
  if (!sources.ok) return sources;
  const { knowledge } = sources.value;
  const requestFor = (answer: readonly string[]): ChangeRequest => ({
    kind: "init",
    options: { ...options, import: true, answer: [...answer] },
    knowledge,
  });
  const plan = planChange(root, requestFor(options.answer ?? []));
  if (!plan.ok) return plan;
  const { questions = [], rows = [] } = plan.value.imported ?? {};
  if (rows.length === 0 && questions.length === 0) return success(request);
  const files = [...new Set(rows.flatMap(({ sources: places }) => places.map((place) => place.replace(/:\d+$/, ""))))];
  const isWanted = options.import ?? (await confirm({ message: `${tell(files, rows.length)} Start from them?` }));
  if (isCancel(isWanted)) return cancelled();
  if (!isWanted) return success({ kind: "init", options: { ...options, import: false } });
  const answers = await askQuestions(options.answer ?? [], (answer) => {
    const next = planChange(root, requestFor(answer));
    return next.ok ? success(next.value.imported?.questions ?? []) : next;
  });
  return answers.ok ? success(requestFor(answers.value)) : answers;
}

/** `docs/ports.md and 2 more files name 12 ports.` */
function tell(files: readonly string[], ports: number): string {
  const [first = "Files", ...more] = files;
  const others = more.length === 0 ? "" : ` and ${more.length === 1 ? more[0] : `${more.length} more files`}`;
  return `${first}${others} ${more.length === 0 ? "names" : "name"} ${ports === 1 ? "1 port" : `${ports} ports`}.`;
}
