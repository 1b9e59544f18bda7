import type { Failure } from "@berth/registry";
import type { LintOptions } from "@berth/scaffold";
import { invalid } from "../place-paths.ts";

/** What options can't be given together; undefined where they can. */
export function refuseMix(options: LintOptions): Failure | undefined {
  const { baseline, fix, kind, port, prune, spec, stdin, tests } = options;
  if (prune && !baseline) return invalid("--prune is a part of --baseline: use both");
  if (!baseline) return undefined;
  const others: readonly [boolean, string][] = [
    [spec === false, "--no-spec"],
    [fix === true, "--fix"],
    [stdin === true, "--stdin"],
    [kind !== undefined, "--kind"],
    [port !== undefined, "--port"],
    [tests === false, "--no-tests"],
  ];
  const other = others.find(([isGiven]) => isGiven)?.[1];
  return other === undefined ? undefined : invalid(`--baseline takes all that is found: leave out ${other}`);
}
