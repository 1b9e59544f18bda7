import { type Finding, howToRead, isTestPath } from "@berth/guard";
import { type FailureCode, rangeOf } from "@berth/registry";
import type { Issue, IssueKind } from "./audit.ts";
import { folderOf } from "./project-of.ts";
import { command, type Scene, spotOf } from "./scene.ts";
import { isInside } from "./sort-spots.ts";
import { variableFor } from "./whose.ts";

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
  // Of a folder called --fix, lint would take the name for its flag.
  const where = folders.length === 1 && /^[\w.@][\w./@-]*$/.test(folder) ? ` ${folder}` : "";
  // Lint is silent about what a baseline excuses.
  const all = scene.facts.hasBaseline ? " --no-baseline" : "";
  const how = command(scene, `lint${where}${all}`);
  return `Read ${variableFor(scene, port)} in place of the number; ${how} shows how at each place.`;
}

/** Without a spec: what listens on a number that only an edit can change, in a file that could read a variable. */
function bareNumbers(scene: Scene): Issue[] {
  return [...scene.byPort].flatMap(([port, all]): Issue[] => {
    const variable = variableFor(scene, port);
    const read = (path: string) => howToRead({ env: variable, port }, { path });
    const bare = all.filter(
      (one) => one.role === "binds" && one.variable === undefined && !isInside(one) && read(one.path) !== variable,
    );
    const [first] = bare;
    if (!first) return [];
    const { path } = bare.find((one) => read(one.path).includes(`${port}`)) ?? first;
    return [
      {
        kind: "hardcoded",
        urgency: "correct",
        ports: [port],
        message: `${port} is written into what listens on it, so that it can't be moved without an edit.`,
        advice: `Read it from a variable, with ${port} as its default. In ${path}: ${read(path)}`,
        spots: bare.map(spotOf),
      },
    ];
  });
}
