import { kindByNames, namesPort } from "../text/words.ts";
import { valuesOf } from "../tree/call.ts";
import type { Step } from "../tree/step.ts";
import { keyName } from "../tree/string-literal.ts";
import { usesOf } from "../tree/uses.ts";
import { judgeUses } from "./judge-uses.ts";
import type { SourceFile } from "./source-file.ts";
import { atHost, type Judgement, MAX_DEPTH, pastNames, type Trail } from "./trail.ts";

/** What a place in a list or a tuple tells: `["--port", "8000"]`, `("localhost", 9000)`. */
export function judgeElement({ index, of, size }: Step & { role: "element" }, start: Trail): Judgement {
  let trail = start;
  const { form, port } = start.literal;
  const values = valuesOf(of);
  const before = values[index - 1];
  const flag = before === undefined ? "" : keyName(before);
  // `["redis-cli", "-p", "6379"]` is known as a client by its first words.
  if (/^--?[\w-]*port$/i.test(flag) || (/^-(p|P|l)$/.test(flag) && form === "digits" && port > 1023)) {
    const names = [...values.slice(0, 2).map((value) => keyName(value)), flag];
    return { trail, verdict: { kind: kindByNames(names) ?? "bind" } };
  }
  if (form !== "number" && form !== "digits") return { trail, verdict: "go on" };
  // [127, 0, 0, 1] is a host.
  if (size === 4 && values.every(({ text }) => /^\d{1,3}$/.test(text) && Number(text) < 256))
    return { trail, verdict: "no port" };
  // ("localhost", 9000) and ([0, 0, 0, 0], 3000) are addresses; longer lists are data.
  const isPair = size === 2 && index === 1;
  // A pair of key and value: ("port", 8000).
  if (isPair && trail.holder === undefined && namesPort(flag)) trail = pastNames({ ...trail, holder: flag }, flag);
  trail = { ...trail, paired: isPair, nested: trail.nested || (!isPair && size > 1) };
  const isHost = before !== undefined && (/^[bf]?["']/.test(before.text) || before.type.includes("array"));
  if (isPair && isHost && !namesPort(flag)) trail = atHost(trail, flag.replace(/\s*,\s*/g, ".").replace(/[[\]]/g, ""));
  return { trail, verdict: "go on" };
}

/** A list may be data: only what is done with its elements tells. */
export function judgeEach({ name }: Step & { role: "each" }, trail: Trail, file: SourceFile): Judgement {
  if (trail.depth >= MAX_DEPTH) return { trail, verdict: "no port" };
  const judged = judgeUses(usesOf(name, file, { at: name, by: "parameter" }), trail, file);
  return judged.verdict === "unknown" ? { ...judged, verdict: "no port" } : judged;
}
