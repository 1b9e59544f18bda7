import { printablePhrase } from "@berth/registry";
import { readGit } from "../git/run-git.ts";

/** What a claim's commit tells. Any program may push such a ref, so all of it may be empty. */
export interface ClaimFacts {
  service: string;
  by: string;
  /** ISO date of the claim. */
  date: string;
  /** The `cloneId` of where it was made. */
  clone: string;
}

/** The facts of every claim whose object is here, by hash. */
export function readClaims(root: string, hashes: readonly string[]): Map<string, ClaimFacts> {
  const answer = readGit(root, ["cat-file", "--batch"], hashes.map((hash) => `${hash}\n`).join(""));
  const facts = new Map<string, ClaimFacts>();
  let at = 0;
  // A header, the bytes, a line break; or one line for an object that is not here.
  for (const hash of hashes) {
    const end = answer.stdout.indexOf(0x0a, at);
    if (end < 0) break;
    const [, type, size] = / (commit|blob|tree|tag) (\d+)$/.exec(answer.stdout.subarray(at, end).toString()) ?? [];
    at = end + 1;
    if (size === undefined) continue;
    const body = answer.stdout.subarray(at, at + Number(size)).toString();
    at += Number(size) + 1;
    facts.set(hash, readFacts(type === "commit" ? body : ""));
  }
  return facts;
}

function readFacts(commit: string): ClaimFacts {
  const head = commit.split("\n\n", 1)[0] ?? "";
  const message = commit.slice(head.length + 2);
  const [, by = "", seconds] = /^author (.*?) ?<[^<>]*> (\d{1,11})/m.exec(head) ?? [];
  return {
    service: /^([a-z0-9-]{1,40}): /.exec(message)?.[1] ?? "",
    by: printablePhrase(by).slice(0, 100),
    date: seconds === undefined ? "" : new Date(Number(seconds) * 1000).toISOString().slice(0, 10),
    clone: /^clone ([0-9a-f]+)$/m.exec(message)?.[1] ?? "",
  };
}
