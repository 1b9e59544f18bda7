import type { Knowledge, PortFact, RangeFact } from "@berth/registry";

/** What a test says of a number; the line of its file is given by its place in the list. */
export type SaidPort = Partial<PortFact> & { port: number };

/** What a file knows, from its facts alone. */
export function knowledgeOf(path: string, ports: readonly SaidPort[], more: Partial<Knowledge> = {}): Knowledge {
  const source = sourceOf(path);
  return {
    path,
    ports: ports.map((fact, at) => ({ place: { path, line: at + 1, column: 1 }, source, ...fact })),
    ranges: [],
    moves: [],
    doubts: [],
    ...more,
  };
}

/** `9010-9019 Subscriber Services`. */
export function rangeIn(path: string, from: number, to: number, title?: string): RangeFact {
  return { place: { path, line: 1, column: 1 }, from, to, title };
}

/** The document that a team plans its ports in, with a range for all of them. */
export const DOC = "docs/ports.md";
export const ALL: RangeFact = rangeIn(DOC, 1024, 32767, "All Services");
export const doc = (...ports: SaidPort[]): Knowledge => knowledgeOf(DOC, ports, { ranges: [ALL] });

/** Another file, which says nothing of ranges. */
export const file = (path: string, ...ports: SaidPort[]): Knowledge => knowledgeOf(path, ports);

function sourceOf(path: string): PortFact["source"] {
  if (path.endsWith(".md")) return "document";
  if (path.includes("compose")) return "compose";
  if (path.includes(".env")) return "env";
  return /\.(?:ts|py)$/.test(path) ? "code" : "registry";
}
