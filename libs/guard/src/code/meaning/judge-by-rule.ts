import { ruleOf } from "../rules/rule-of.ts";
import { isWildHost, looksLikeHost } from "../text/hosts.ts";
import { kindByNames, namesAddress, namesPort } from "../text/words.ts";
import type { ArgumentStep } from "../tree/step.ts";
import type { Meaning } from "./literal.ts";
import type { SourceFile } from "./source-file.ts";
import type { Trail } from "./trail.ts";

/** What a call does with the literal, by the rules for calls of this name; undefined where they don't say. */
export function judgeByRule({ call, index }: ArgumentStep, trail: Trail, file: SourceFile): Meaning | undefined {
  const rule = ruleOf(call.callee, file.language);
  if (rule === undefined) return undefined;
  const { holder, literal } = trail;
  const found: Meaning = rule.scheme === undefined ? { kind: rule.kind } : { kind: rule.kind, scheme: rule.scheme };
  const isElsewhere = holder !== undefined && !namesAddress(holder);
  switch (literal.form) {
    case "number":
    case "digits":
      if (holder !== undefined) {
        if (trail.paired && namesAddress(holder)) return { ...found, kind: kindByNames([holder]) ?? rule.kind };
        if (rule.kind === "publish" && holder === "host") return found;
        return namesPort(holder) || /^(listen|bind)$/.test(holder) ? found : undefined;
      }
      if (trail.nested || !(rule.at ?? [0]).includes(index)) return undefined;
      if (rule.paired === true && !trail.paired) return undefined;
      // `connect(address, 3000)`, `listen(3000, 511)`: the address has its port; this is a timeout or a backlog.
      if (/^new \w*Address|_?addr$|:\d{2,5}\b|^\d+$/i.test(call.args[index - 1]?.text.slice(0, 200) ?? ""))
        return undefined;
      return rule.picky === true && literal.form === "number" && isRound(literal.port) ? undefined : found;
    case "port-only":
    case "address":
      return isElsewhere ? undefined : found;
    case "url": {
      // `addServer("http://localhost:3000")` names a server; only sockets are opened by URL.
      const isCalled = /^(https?|wss?)$/.test(literal.scheme ?? "") && !isWildHost(literal.host ?? "");
      return rule.kind === "bind" && (isElsewhere || (isCalled && rule.opensUrls !== true)) ? undefined : found;
    }
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
export function hostBeside({ call, index }: ArgumentStep): string | undefined {
  for (const arg of [call.args[index - 1], call.args[index + 1]]) {
    const text = arg === undefined ? undefined : /^[bf]?["'`]([^"'`\s]*)["'`]$/.exec(arg.text.slice(0, 200))?.[1];
    if (text !== undefined && looksLikeHost(text)) return text;
  }
  return undefined;
}
