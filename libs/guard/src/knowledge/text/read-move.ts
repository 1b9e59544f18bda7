import { cleanName } from "./clean-name.ts";
import { numbersIn } from "./numbers-in.ts";
import { SENTENCES } from "./vocabulary.ts";

/** That something left a number; `from` is undefined where another line has to say it. */
export interface Move {
  name: string | undefined;
  from: number | undefined;
  to: number;
  reason: string | undefined;
}

const TO =
  /(?:\bto\b|\bnow\b|→|->|⇒|\bauf\b|\bnach\b|\bvers\b|\bau\b|\bal?\b|\bpara\b|\bnaar\b|\bna\b|到|为|至|に|へ|로|으로)[^\d]*$/iu;

/** `Moved CARTA frontend from port 3000 to port 9003 (conflict with Grafana)`; undefined for another sentence. */
export function readMove(line: string): Move | undefined {
  if (!SENTENCES.moved.isIn(line)) return undefined;
  const numbers = numbersIn(line).filter(({ to }) => to === undefined);
  const spans = numbersIn(line).filter(({ to }) => to !== undefined);
  const [first, second] = numbers;
  const span = spans.find(
    ({ to, port, start }) => to !== undefined && to !== port && !/range/i.test(line.slice(start)),
  );
  const bySpan =
    first === undefined && span?.to !== undefined && /[→>]|to|到|至/iu.test(line.slice(span.start, span.end));
  const target = bySpan ? span : (second ?? first);
  if (target === undefined) return undefined;
  const from = bySpan ? span?.port : second ? first?.port : undefined;
  const to = bySpan ? (span?.to ?? 0) : target.form === "mapping" ? (target.container ?? 0) : target.port;
  const start = (from === undefined ? target : (first ?? target)).start;
  const before = line.slice(0, start);
  if (from === undefined && !TO.test(before)) return undefined;
  return {
    name: nameOf(before),
    from: target.form === "mapping" ? target.port : from,
    to,
    reason: reasonOf(line.slice(target.end)),
  };
}

function nameOf(before: string): string | undefined {
  const words = SENTENCES.between.without(SENTENCES.moved.without(before));
  return cleanName(words);
}

function reasonOf(after: string): string | undefined {
  const bracket = /^[^(（]{0,12}[(（](.+)[)）]/u.exec(after)?.[1];
  const tail = SENTENCES.reasons.isIn(after) ? after : undefined;
  const text = (bracket ?? tail ?? "").replace(/^[\s,;:.–—-]+|[\s.]+$/gu, "");
  return text === "" ? undefined : text;
}
