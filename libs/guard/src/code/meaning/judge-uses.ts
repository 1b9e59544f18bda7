import type { Node } from "@vscode/tree-sitter-wasm";
import { kindByNames, namesPort } from "../text/words.ts";
import { stepUp } from "../tree/step-up.ts";
import { byHolder } from "./by-itself.ts";
import { judgeByRule } from "./judge-by-rule.ts";
import { isText, type Meaning } from "./literal.ts";
import type { SourceFile } from "./source-file.ts";
import { atHost, type Judgement, newTrail, type Trail } from "./trail.ts";

const KINDS = ["default", "bind", "connect", "publish"];

/** What is done with a name that holds the literal, wherever it is read. */
export function judgeUses(uses: readonly Node[], start: Trail, file: SourceFile): Judgement {
  const meanings: Meaning[] = [];
  let trail = start;
  let compared = 0;
  for (const use of uses) {
    const { trail: end, verdict } = file.climb(
      use,
      { ...newTrail(trail.literal, trail.depth + 1), paired: trail.paired && !trail.nested },
      file,
    );
    if (verdict === "no port") compared++;
    else if (typeof verdict === "object") {
      meanings.push(verdict);
      if (verdict.kind !== "default") trail = atHost(trail, end.literal.host);
    } else if (!isText(trail.literal)) {
      // Handed on under a name that tells: `new Pool({ port })`, `http://host:${port}`.
      const isUrl = end.literal.form === "url" && trail.literal.form !== "url";
      const byName = isUrl ? { kind: "connect" as const } : (byHolder(end, undefined) ?? byCallee(trail, end));
      if (byName !== undefined) meanings.push(byName);
    }
  }
  const isAddress = isText(trail.literal);
  for (const kind of isAddress ? KINDS.slice(0, 2) : KINDS) {
    const found = meanings.find((meaning) => meaning.kind === kind);
    if (found !== undefined) return { trail, verdict: found };
  }
  const isOnlyCompared = !isText(trail.literal) && uses.length > 0 && compared === uses.length;
  const isPort = trail.holder !== undefined && namesPort(trail.holder);
  return { trail, verdict: isOnlyCompared && !isPort ? "no port" : "unknown" };
}

/** The object is handed on as a whole: `http.request(options)`. */
export function judgeWhole(uses: readonly Node[], trail: Trail, file: SourceFile): Meaning | undefined {
  for (const use of uses) {
    const step = stepUp(use);
    const meaning = step?.role === "argument" ? judgeByRule(step, trail, file) : undefined;
    if (meaning !== undefined) return meaning;
  }
  return undefined;
}

/** `new GrpcServer(port)`, `redisClient(port)`: the name of what takes a port tells. */
function byCallee({ holder }: Trail, end: Trail): Meaning | undefined {
  if (holder === undefined || !namesPort(holder) || end.holder !== undefined) return undefined;
  const kind = kindByNames(end.names.slice(-1));
  return kind === undefined ? undefined : { kind };
}
