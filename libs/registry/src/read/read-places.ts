import type { PortRow, Spec } from "../spec/spec.ts";

/** A place in the code of a service where it reads a variable of the spec. */
export interface ReadPlace {
  service: string;
  env: string;
  /** `services/recording/src/main.ts:8`. */
  place: string;
}

/** Each variable that carries a port or its URL, with the row that it stands for. */
export type Variables = ReadonlyMap<string, PortRow>;

/** A service that moved shares its variable with its tombstone, which is not meant. */
export function variablesOf({ ports }: Spec): Variables {
  const living = ports.filter(({ status }) => status !== "retired");
  return new Map(
    living.flatMap((row) => [row.env, row.url ?? []].flat().map((name): [string, PortRow] => [name, row])),
  );
}

const WORD = /\b[A-Z][A-Z0-9_]+\b/g;
const COMMENT = /^\s*(?:\/\/|\/?\*|#(?!!))/;

/** A follower reads the variable of the Foundation's feed inside of @berth/feed (docs/design.md 3.4). */
const FOLLOWS = /\bfollowFeed\s*\(/;
const FEED_VARIABLE = "FOUNDATION_PORT";

/** Where a file names variables of the spec: each variable once. A line that is a comment doesn't read any. */
export function readPlacesIn(
  text: string,
  { path, service, variables }: { path: string; service: string; variables: Variables },
): ReadPlace[] {
  const found = new Map<string, ReadPlace>();
  const follows = text.includes("@berth/feed");
  for (const [at, line] of text.split("\n").entries()) {
    if (COMMENT.test(line)) continue;
    const words = line.match(WORD) ?? [];
    for (const env of follows && FOLLOWS.test(line) ? [...words, FEED_VARIABLE] : words)
      if (variables.has(env) && !found.has(env)) found.set(env, { service, env, place: `${path}:${at + 1}` });
  }
  return [...found.values()];
}
