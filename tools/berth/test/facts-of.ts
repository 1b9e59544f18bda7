import { lintText } from "@berth/guard";
import { readKnowledge } from "@berth/guard/knowledge";
import { parseSpec, SPEC_PATH } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import { readUnsaid } from "../src/audit/gather/read-unsaid.ts";
import type { AuditFacts } from "../src/audit/join/audit-facts.ts";

/** The facts of an audit of these files, as they are gathered from a disk. A spec stands at its own path. */
export async function factsOf(
  texts: Readonly<Record<string, string>>,
  more: Partial<AuditFacts> = {},
): Promise<AuditFacts> {
  const files = Object.keys(texts);
  const own = Object.entries(texts).filter(([path]) => path !== SPEC_PATH);
  const spec = texts[SPEC_PATH] === undefined ? undefined : unwrap(parseSpec(texts[SPEC_PATH])).spec;
  const all = async <T>(read: (path: string, text: string) => Promise<T>): Promise<T[]> =>
    Promise.all(own.map(([path, text]) => read(path, text)));
  return {
    ...{ folder: "shop", below: "", date: "2026-02-03", version: "1.2.3", bin: "berth" },
    ...{ files, spec, specState: spec ? "read" : "none", specFailures: [], held: [], notes: [] },
    ...{ coverage: { read: [], unread: [] }, looks: new Map(), reads: [], rowLines: new Map(), hasBaseline: false },
    places: (await all((path, text) => lintText(path, text))).flat(),
    objections: spec ? (await all((path, text) => lintText(path, text, spec))).flat() : [],
    unsaid: own.flatMap(([path, text]) => (path.endsWith("package.json") ? readUnsaid(path, text) : [])),
    knowledge: await all((path, text) => readKnowledge(path, text)),
    ...more,
  };
}
