import { type Finding, howToRead, isTestPath } from "@berth/guard";
import { type FailureCode, rangeOf } from "@berth/registry";
import type { Issue, IssueKind } from "./audit.ts";
import { folderOf } from "./project-of.ts";
import { command, type Scene, spotOf, variableFor } from "./scene.ts";

const KINDS: Partial<Record<FailureCode, IssueKind>> = {
  PORT_HARDCODED: "hardcoded",
  PORT_EXCLUSIVE: "against-spec",
  DEFAULT_DIFFERS: "against-spec",
  FEED_ONLY: "against-spec",
  PORT_RETIRED: "retired",
  PORT_UNASSIGNED: "unassigned",
};

/** Where the code doesn't do what the spec says, in the words of `berth lint`; what one number has in common is one. */
export function lintIssues(scene: Scene): Issue[] {
  const { facts, spec, sightings } = scene;
  if (!spec) return bareNumbers(scene);
  const spots = new Map(sightings.map((it) => [`${it.port} ${it.line} ${it.path}`, spotOf(it)]));
  const groups = new Map<string, Finding[]>();
  for (const finding of facts.objections) {
    if (KINDS[finding.code] === undefined || isTestPath(finding.place.file)) continue;
    const key = `${finding.port} ${finding.code} ${finding.message}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].flatMap((group): Issue[] => {
    const [{ code, fix = "", message, port } = {} as Finding] = group;
    const kind = KINDS[code];
    if (kind === undefined || port === undefined) return [];
    return [
      {
        kind: kind === "unassigned" && !rangeOf(spec, port) ? "outside-ranges" : kind,
        urgency: "correct",
        ports: [port],
        message,
        advice: code === "PORT_HARDCODED" ? readInstead(scene, port, group) : fix,
        spots: group.map(
          ({ place: { file, line } }) => spots.get(`${port} ${line} ${file}`) ?? { path: file, line, role: "binds" },
        ),
      },
    ];
  });
}

/** The places in words that lead to them: lint names each, with what to write there. */
function readInstead(scene: Scene, port: number, group: readonly Finding[]): string {
  const folders = [...new Set(group.map(({ place }) => folderOf(place.file)))];
  const [folder = ""] = folders;
  const where = folders.length === 1 && /^[\w./@-]+$/.test(folder) ? ` ${folder}` : "";
  return `Read ${variableFor(scene, port)} in place of the number; ${command(scene, `lint${where}`)} says how at each place.`;
}

/** Without a spec: what a program listens on by a number that only an edit can change. */
function bareNumbers(scene: Scene): Issue[] {
  return [...scene.byPort].flatMap(([port, all]): Issue[] => {
    const bare = all.filter(({ role, variable }) => role === "binds" && variable === undefined);
    if (bare.length === 0) return [];
    const variable = variableFor(scene, port);
    // Only what keeps the number as the default changes nothing until the variable is set.
    const written = bare
      .map(({ path }) => howToRead({ env: variable, port }, path))
      .find((how) => how.includes(`${port}`));
    return [
      {
        kind: "hardcoded",
        urgency: "correct",
        ports: [port],
        message: `${port} is written into what listens on it, so that it can't be moved without an edit.`,
        advice: `Read it from a variable, such as ${variable}, with ${port} as its default${written === undefined ? "" : `: ${written}`}.`,
        spots: bare.map(spotOf),
      },
    ];
  });
}
