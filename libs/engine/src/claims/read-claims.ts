import { printablePhrase } from "@berth/registry";
import { askGitAt, readObjects } from "../git/read-objects.ts";

/** What a claim's commit tells of a port. Any program may push such a ref, so all of it may be empty. */
export interface ClaimFacts {
  service: string;
  by: string;
  /** ISO date of the claim. */
  date: string;
  /** The `cloneId` of where it was made. */
  clone: string;
}

/** The facts of every claim whose object is here, by hash and then by port: one commit may claim several. */
export function readClaims(root: string, hashes: readonly string[]): Map<string, (port: number) => ClaimFacts> {
  const found = readObjects(askGitAt(root), hashes).flatMap((object) => object ?? []);
  return new Map(found.map(({ bytes, hash, kind }) => [hash, readFacts(kind === "commit" ? bytes.toString() : "")]));
}

function readFacts(commit: string): (port: number) => ClaimFacts {
  const head = commit.split("\n\n", 1)[0] ?? "";
  const message = commit.slice(head.length + 2);
  const [, by = "", seconds] = /^author (.*?) ?<[^<>]*> (\d{1,11})/m.exec(head) ?? [];
  const lines = [...message.matchAll(/^([a-z0-9-]{1,40}): ([\d ]+)$/gm)];
  const services = lines.flatMap(([, service = "", ports = ""]) => ports.split(" ").map((port) => [port, service]));
  const serviceOf = new Map(services as [string, string][]);
  const facts = {
    by: printablePhrase(by).slice(0, 100),
    date: seconds === undefined ? "" : new Date(Number(seconds) * 1000).toISOString().slice(0, 10),
    clone: /^clone ([0-9a-f]+)$/m.exec(message)?.[1] ?? "",
  };
  return (port) => ({ service: serviceOf.get(String(port)) ?? "", ...facts });
}
