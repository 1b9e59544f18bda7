import { generalRules, rulesOf } from "../rules/rules-of.ts";
import { isWildHost, looksLikeHost } from "../text/hosts.ts";
import { kindByNames, namesAddress, namesPort } from "../text/words.ts";
import type { Call } from "../tree/call.ts";
import type { Step } from "../tree/step.ts";
import type { Literal, Meaning, Verdict } from "./literal.ts";
import type { SourceFile } from "./source-file.ts";
import type { Trail } from "./trail.ts";

export function judgeByRule(
  step: Step & { role: "argument" },
  literal: Literal,
  file: SourceFile,
  trail: Trail,
): Verdict {
  const { call, index } = step;
  const rule = [...rulesOf(file.language), ...generalRules()].find(({ callee }) => callee.test(call.callee));
  if (rule === undefined) return undefined;
  const found: Meaning = { kind: rule.kind };
  if (rule.scheme !== undefined) found.scheme = rule.scheme;
  switch (literal.form) {
    case "number":
    case "digits":
      if (trail.holder !== undefined) {
        if (trail.paired && namesAddress(trail.holder))
          return { ...found, kind: kindByNames([trail.holder]) ?? rule.kind };
        return namesPort(trail.holder) || /^(listen|bind)$/.test(trail.holder) ? found : undefined;
      }
      if (trail.nested || !(rule.at ?? [0]).includes(index)) return undefined;
      if (rule.paired === true && !trail.paired) return undefined;
      // `connect(address, 3000)`, `listen(3000, 511)`: the address has its port already, this is a timeout or a backlog.
      if (/^new \w*Address|_?addr$|:\d{2,5}\b|^\d+$/i.test(call.args[index - 1]?.text.slice(0, 200) ?? ""))
        return undefined;
      if (rule.picky === true && literal.form === "number" && isRound(literal.port)) return undefined;
      keepHost(call, index, literal);
      return found;
    case "port-only":
    case "address":
      if (trail.holder !== undefined && !namesAddress(trail.holder)) return undefined;
      return found;
    case "url":
      if (rule.kind === "bind" && trail.holder !== undefined && !namesAddress(trail.holder)) return undefined;
      // `addServer("http://localhost:3000")` names a server; only sockets are opened by URL.
      if (rule.kind === "bind" && /^(https?|wss?)$/.test(literal.scheme ?? "") && !isWildHost(literal.host ?? ""))
        return undefined;
      return found;
    case "flag":
      return undefined;
    case "setting":
      return found;
  }
}

/** Backlogs and sizes: below 1024, or a power of two. */
function isRound(number: number): boolean {
  return number < 1024 || (number & (number - 1)) === 0;
}

/** The host that stands beside a port in the same call. */
export function keepHost(call: Call, index: number, literal: Literal): void {
  for (const arg of [call.args[index - 1], call.args[index + 1]]) {
    const text = arg === undefined ? undefined : /^[bf]?["'`]([^"'`\s]*)["'`]$/.exec(arg.text.slice(0, 200))?.[1];
    if (text !== undefined && looksLikeHost(text)) literal.host ??= text;
  }
}
