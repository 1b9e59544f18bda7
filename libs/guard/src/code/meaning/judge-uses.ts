import type { Node } from "@vscode/tree-sitter-wasm";
import { kindByNames, namesPort } from "../text/words.ts";
import { stepUp } from "../tree/step.ts";
import { byHolder } from "./by-itself.ts";
import { judgeByRule } from "./judge-by-rule.ts";
import { isText, type Literal, type Meaning, NOTHING, type Verdict } from "./literal.ts";
import type { SourceFile } from "./source-file.ts";
import { newTrail, type Trail } from "./trail.ts";

export function judgeUses(uses: readonly Node[], literal: Literal, file: SourceFile, trail: Trail): Verdict {
  const verdicts: Meaning[] = [];
  let compared = 0;
  for (const use of uses) {
    const copy: Literal = { ...literal };
    const onward: Trail = newTrail(trail.depth + 1);
    const verdict = file.climb(use, copy, file, onward);
    if (verdict === NOTHING) compared++;
    if (verdict !== undefined && verdict !== NOTHING) {
      verdicts.push(verdict);
      if (verdict.kind !== "default" && copy.host !== undefined) literal.host ??= copy.host;
    } else if (verdict === undefined && !isText(literal)) {
      // Handed on under a name that tells: `new Pool({ port })`, `http://host:${port}`.
      const byName =
        copy.form === "url" && literal.form !== "url"
          ? { kind: "connect" as const }
          : (byHolder(copy, onward, undefined) ?? byCallee(trail, onward));
      if (byName !== undefined) verdicts.push(byName);
    }
  }
  const accepts =
    isText(literal) && literal.form !== "port-only" ? ["default", "bind"] : ["default", "bind", "connect", "publish"];
  for (const kind of accepts) {
    const found = verdicts.find((verdict) => verdict.kind === kind);
    if (found !== undefined) return found;
  }
  // Only ever told or compared.
  if (isText(literal) || uses.length === 0 || compared < uses.length) return undefined;
  return trail.holder !== undefined && namesPort(trail.holder) ? undefined : NOTHING;
}

/** The object is handed on as a whole: `http.request(options)`. */
export function judgeWhole(uses: readonly Node[], literal: Literal, file: SourceFile, trail: Trail): Verdict {
  for (const use of uses) {
    const step = stepUp(use);
    if (step?.role !== "argument") continue;
    const onward: Trail = { ...trail, names: [...trail.names], depth: trail.depth + 1 };
    const verdict = judgeByRule(step, { ...literal }, file, onward);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}

/** `new GrpcServer(port)`, `redisClient(port)`: the name of what takes a port tells. */
function byCallee(trail: Trail, onward: Trail): Meaning | undefined {
  if (trail.holder === undefined || !namesPort(trail.holder) || onward.holder !== undefined) return undefined;
  const kind = kindByNames(onward.names.slice(-1));
  return kind === undefined ? undefined : { kind };
}
