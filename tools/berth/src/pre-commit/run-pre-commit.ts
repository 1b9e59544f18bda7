import { checkWorkspace, type Index, readIndex, readRegistry } from "@berth/engine";
import { type Finding, isReadable, lintText, matchBaseline } from "@berth/guard";
import { DONE, type Failure, FINDINGS, type Result, renderFailures, type Spec, success } from "@berth/registry";
import { type Answer, refuse } from "../answer.ts";
import { findNewBeyond } from "../hook/find-new.ts";
import { readBaseline } from "../lint/read-baseline.ts";

/**
 * `berth pre-commit`: what `berth check` and `berth lint` say of the next commit, as it is staged. Of hardcoded ports
 * only those count that it brings and that its baseline doesn't excuse: a file with findings of old must stay editable,
 * and CI shows them all.
 */
export async function runPreCommit(root: string): Promise<Answer> {
  const index = readIndex(root, isReadable);
  if (!index.ok) return refuse(index.failures);
  if (!index.value)
    return refuse([
      {
        code: "FLAG_INVALID",
        message: "There is no git repository here, so nothing is staged.",
        fix: "Use npx berth check and npx berth lint instead.",
      },
    ]);
  const checked = checkWorkspace(root, { base: "", reader: index.value.reader });
  if (!checked.ok) return refuse(checked.failures);
  const registry = readRegistry(index.value.reader);
  const found = registry.ok ? await lintStaged(index.value, registry.value.spec) : success([]);
  if (!found.ok) return refuse(found.failures);
  const failures: Failure[] = [...checked.value.errors, ...found.value];
  if (failures.length === 0) return { status: DONE };
  const closing = "The commit was stopped. git commit --no-verify goes around this; CI does not.";
  return { status: FINDINGS, stderr: `${renderFailures(failures)}\n\n${closing}` };
}

async function lintStaged({ reader, staged }: Index, spec: Spec): Promise<Result<Finding[]>> {
  const baseline = readBaseline(reader, spec);
  if (!baseline.ok) return baseline;
  const findings: Finding[] = [];
  for (const { after, before, path } of staged) {
    const found = await lintText(path, after, spec);
    if (found.length === 0) continue;
    const { fresh } = matchBaseline(found, baseline.value.excuses);
    findings.push(...findNewBeyond(await lintText(path, before ?? "", spec), found, fresh));
  }
  return success(findings);
}
