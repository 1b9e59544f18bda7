import type { PlaceKind } from "../../../places/port-place.ts";
import { spend } from "../../work.ts";
import lists from "./use-of-names.json" with { type: "json" };

/** A function of the script's own that does something with one of its parameters, which count from 1. */
export interface OwnUse {
  name: string;
  parameter: number;
  kind: PlaceKind;
}

const any = (parts: readonly string[]) => `(?:${parts.join("|")})`;
/** What is said to people, up to a pipe or a redirection, which may lead to a socket. */
const SAID = new RegExp(
  String.raw`(^|[;&|({]|\b(?:do|then|else)\b)[ \t]*${any(lists.says)}[ \t][^\n;|&>]{0,500}`,
  "gm",
);
/** What an answer costs: a dozen patterns are compiled for it. */
const COST = 1000;
/** Names that one value is given to; more are no script of a person. */
const MAX_NAMES = 20;
/** A long function is more than a loop over ports. */
const MAX_BODY = 20_000;

/** The shell's ways to read a variable or a parameter: `$port`, `${port##*:}`, `$1`. */
export const readsOf = (name: string): string => String.raw`\$\{?${name}\b(?:[^}\s"']{0,40}\})?`;

/** The same for the elements of an array: `${ports[$name]}`. */
export const elementsOf = (name: string): string => String.raw`\$\{${name}\[[^\]\n]{1,40}\][^}\n]{0,20}\}`;

/**
 * What a part of a script does with a port that it reads by one of these expressions (`readsOf`); undefined where it
 * says nothing about it.
 */
export function useOfNames(reads: readonly string[], script: string, own: readonly OwnUse[]): PlaceKind | undefined {
  if (reads.length === 0) return undefined;
  spend(COST);
  const text = script.slice(0, MAX_BODY).replace(SAID, "$1");
  const use = String.raw`["']?${any(reads)}(?![\w.-]*\w*=)`;
  const has = (...parts: readonly string[]) => new RegExp(any(parts)).test(text);
  if (has(String.raw`(?:-p|--publish)[ =]["']?(?:[\d.]+:)?${use}:`)) return "publish";
  if (has(String.raw`\b${any(lists.flagClients)}\b[^\n;|&]{0,200}\s-\w*[pP] ?${use}`)) return "connect";
  const isServed = has(
    String.raw`(?:--port|--bind|--listen|http\.server|-l|-p|-b|\bPORT=|_PORT=)[ =]?["']?(?:[\d.]*:)?${use}`,
    String.raw`\bnc\b[^\n;|&]{0,40}\s-\w*l\w*\b[^\n;|&]{0,40}${use}`,
  );
  if (isServed) return "bind";
  const isCalled = has(
    String.raw`\b${any(lists.probes)}\b[^\n;|&]{0,200}${use}`,
    String.raw`\b${any(lists.callers)}\b[^\n;|&]{0,200}[\w}]:${use}`,
    `${any(lists.localHosts)}:${use}`,
    String.raw`:\/\/[^\s/"']{1,200}:${use}`,
    String.raw`\/dev\/(?:tcp|udp)\/[^\s/]{1,100}\/${use}`,
  );
  if (isCalled) return "connect";
  const words = (count: number) => String.raw`\s+(?:\S+\s+){${count}}`;
  return own.find(({ name, parameter }) => has(String.raw`\b${name}${words(parameter - 1)}${use}`))?.kind;
}

/** The names to which a script gives this value or a part of it: `port=${entry##*:}`, `read name port <<< "$entry"`. */
export function namesFrom(name: string, script: string): readonly string[] {
  const text = script.slice(0, MAX_BODY);
  const given = String.raw`\b(\w+)=["']?\$(?:\{?${name}\b|\([^\n)]{0,80}\$\{?${name}\b)`;
  const read = String.raw`\bread\b([^\n<]{0,80})<<<\s*["']?\$\{?${name}\b`;
  const names = [
    ...[...text.matchAll(new RegExp(given, "g"))].map(([, one = ""]) => one),
    ...[...text.matchAll(new RegExp(read, "g"))].flatMap(([, names = ""]) => names.match(/(?<=\s)[A-Za-z_]\w*/g) ?? []),
  ];
  return [...new Set(names)].slice(0, MAX_NAMES);
}
