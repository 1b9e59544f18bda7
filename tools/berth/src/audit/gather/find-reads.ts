import { readPlacesIn, type Spec, variablesOf } from "@berth/registry";
import { readText } from "../../import/read-text.ts";
import type { AuditFacts } from "../join/audit-facts.ts";

const CODE = /\.(?:[cm]?[jt]sx?|py|go|rs|rb|php|java|kt|cs|cpp|cc|sh|vue|svelte)$/;

/** Where files of a workspace read a variable of its spec. */
export function findReads(root: string, files: readonly string[], spec: Spec): AuditFacts["reads"] {
  const variables = variablesOf(spec);
  if (variables.size === 0) return [];
  return files.flatMap((path) => {
    if (!CODE.test(path)) return [];
    const { text = "" } = readText(root, path);
    return readPlacesIn(text, { path, service: "", variables }).map(({ env, place }) => ({
      ...{ variable: env, path },
      port: variables.get(env)?.port ?? 0,
      line: Number(place.slice(path.length + 1)),
    }));
  });
}
