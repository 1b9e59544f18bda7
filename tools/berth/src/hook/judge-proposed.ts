import { BASELINE_PATH, lintText } from "@berth/guard";
import { type Failure, SPEC_PATH } from "@berth/registry/lookup";
import { findNew } from "./find-new.ts";
import { judgePortsEnv, PORTS_ENV_PATH } from "./judge-ports-env.ts";
import { lintBySpec } from "./lint-by-spec.ts";
import type { ProposedText } from "./propose-text.ts";
import { pathIn, type Scene } from "./scene.ts";
import { specFor } from "./spec-for.ts";

/** What speaks against the text that a file would get. */
export async function judgeProposed({ after, before, path }: ProposedText, scene: Scene): Promise<Failure[]> {
  const below = pathIn(scene, path);
  // Not ours to judge.
  if (below === undefined || after === before) return [];
  if (below === SPEC_PATH) return (await import("./whole-spec.ts")).judgeSpec(before, after);
  if (below === PORTS_ENV_PATH) return judgePortsEnv(before, after, await specFor(after, scene));
  if (below === BASELINE_PATH)
    return (await import("./judge-baseline.ts")).judgeBaseline(before, after, await specFor("", scene));
  const found = await lintBySpec(below, after, scene);
  const unjudged = found.find(({ code }) => code === "FILE_UNJUDGED");
  if (unjudged) throw new Error(`${below}: ${unjudged.message}`);
  // Nearly always, and then there is nothing to compare with.
  if (found.length === 0) return [];
  return findNew(await lintText(below, before, await specFor(before + after, scene)), found);
}
