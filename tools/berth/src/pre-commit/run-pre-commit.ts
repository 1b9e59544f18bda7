import { checkWorkspace, readIndex, readRegistry } from "@berth/engine";
import { type Finding, isReadable, lintText } from "@berth/guard";
import { DONE, type Failure, FINDINGS, renderFailures, type Spec } from "@berth/registry";
import { type Answer, refuse } from "../answer.ts";
import { findNew } from "../hook/find-new.ts";

/**
 * `berth pre-commit`: what `berth check` and `berth lint` say of the next commit, as it is staged. Of hardcoded ports
 * only those count that it brings: a file with findings of old must stay editable, and CI shows them all.
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
  const found = registry.ok ? await lintStaged(index.value.staged, registry.value.spec) : [];
  const failures: Failure[] = [...checked.value.errors, ...found];
  if (failures.length === 0) return { status: DONE };
  const closing = "The commit was stopped. git commit --no-verify goes around this; CI does not.";
  return { status: FINDINGS, stderr: `${renderFailures(failures)}\n\n${closing}` };
}

async function lintStaged(
  staged: readonly { path: string; before: string | undefined; after: string }[],
  spec: Spec,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { after, before, path } of staged) {
    const found = await lintText(path, after, spec);
    if (found.length === 0) continue;
    findings.push(...findNew(await lintText(path, before ?? "", spec), found));
  }
  return findings;
}
