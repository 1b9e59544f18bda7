import { stemOf } from "@berth/scaffold";
import type { Issue } from "./audit.ts";
import { FRAMEWORK_DEFAULTS, freeNear } from "./free-near.ts";
import { type Scene, spotOf, unique } from "./scene.ts";
import { isInside, type Sighting } from "./sort-spots.ts";
import { servicesOf } from "./whose.ts";

/** What several projects listen on, and what the next one will want to. */
export function clashIssues(scene: Scene): Issue[] {
  return [...scene.byPort].flatMap(([port, all]): Issue[] => {
    // Of a number that the spec has, lint says who may use it.
    if (scene.rows.has(port) || port < 1024) return [];
    const listening = all.filter(listensOnHost);
    const projects = unique(listening.map(({ path }) => scene.projectOf(path)));
    if (projects.length > 1) return [boundTwice(scene, port, listening, projects)];
    const common = FRAMEWORK_DEFAULTS[port];
    return common !== undefined && listening.length > 0 && !scene.spec
      ? [ordinary(scene, port, common, listening)]
      : [];
  });
}

/** Scripts and the settings of test runners start what lies elsewhere. */
const STARTS_OTHERS =
  /\.(?:sh|bash|zsh|ps1|bat|cmd|mk)$|(?:^|\/)(?:[Mm]akefile|justfile|(?:playwright|cypress)\.config\.\w+)$/;

/** Whether a program listens there that is started as it is; a variable with a name of its own can be a client's. */
export function listensOnHost(sighting: Sighting): boolean {
  const { isUnsaid = false, role, scheme, variable } = sighting;
  if (isUnsaid) return true;
  if (isInside(sighting) || STARTS_OTHERS.test(sighting.path)) return false;
  if (role === "binds") return true;
  const isItsOwn = variable !== undefined && scheme === undefined && stemOf(variable).length === 0;
  return isItsOwn && /PORT$/.test(variable) && (role === "defaults" || role === "declares");
}

function boundTwice(scene: Scene, port: number, listening: readonly Sighting[], projects: readonly string[]): Issue {
  const common = FRAMEWORK_DEFAULTS[port];
  const names = projects.map((project) => project || scene.facts.folder);
  return {
    kind: "bound-twice",
    urgency: "decide",
    ports: [port],
    message:
      `${port} is what ${tell(names)} listen on` +
      `${common === undefined ? "" : `, and what ${common} take without being told`}.`,
    advice:
      `If they are one program, keep ${port} in one place, and read it from there. If not, only one of them starts ` +
      `on one machine: decide which keeps ${port}, and give each other one a number that nothing here names, such as ` +
      `${freeNear(scene, port)}.`,
    spots: listening.map(spotOf),
  };
}

const MAX_TOLD = 6;

function tell(names: readonly string[]): string {
  const shown = names.slice(0, MAX_TOLD);
  if (names.length > MAX_TOLD) return `${shown.join(", ")} and ${names.length - MAX_TOLD} more`;
  return `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

const ordinary = (scene: Scene, port: number, common: string, listening: readonly Sighting[]): Issue => ({
  kind: "framework-default",
  urgency: "know",
  ports: [port],
  message: `${port} is what ${common} take without being told: the next one that is started here wants it, too.`,
  advice:
    `Give ${servicesOf(scene, port)[0] ?? "it"} a number that no framework takes by default, ` +
    `such as ${freeNear(scene, port)}.`,
  spots: listening.map(spotOf),
});
