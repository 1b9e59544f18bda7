import { isOurHost } from "@berth/guard";
import { stemOf } from "@berth/scaffold";
import type { Issue } from "./audit.ts";
import frameworks from "./framework-defaults.json" with { type: "json" };
import { freeNear, type Scene, servicesOf, spotOf, unique } from "./scene.ts";
import type { Sighting } from "./sort-spots.ts";

const DEFAULTS: Readonly<Record<string, string>> = frameworks;

/**
 * What several projects listen on, and what the next one will want to.
 * @param asked the issues of what files declare: a number is to be decided once
 */
export function clashIssues(scene: Scene, asked: readonly Issue[]): Issue[] {
  const named = new Set(asked.filter(({ kind }) => kind === "two-services").flatMap(({ ports }) => ports));
  return [...scene.byPort].flatMap(([port, all]): Issue[] => {
    // Of a number that the spec has, lint says who may use it.
    if (scene.rows.has(port) || port < 1024 || named.has(port)) return [];
    const listening = all.filter(listensOnHost);
    const projects = unique(listening.map(({ path }) => scene.projectOf(path)));
    if (projects.length > 1) return [boundTwice(scene, port, listening, projects)];
    const common = DEFAULTS[port];
    return common !== undefined && listening.length > 0 && !scene.spec
      ? [ordinary(scene, port, common, listening)]
      : [];
  });
}

// Numbers in images and clusters are those of a container, and there each has its own.
const IN_CONTAINER = /(?:^|\/)[^/]*dockerfile[^/]*$|\.ya?ml$/i;
const SPRING = /(?:^|\/)application[\w-]*\.ya?ml$/;

/** Whether a program listens there that is started as it is; a variable with a name of its own can be a client's. */
function listensOnHost({ isUnsaid = false, path, role, scheme, variable }: Sighting): boolean {
  if (isUnsaid) return true;
  if (IN_CONTAINER.test(path) && !SPRING.test(path)) return false;
  if (role === "binds") return true;
  const isItsOwn = variable !== undefined && scheme === undefined && stemOf(variable).length === 0;
  return isItsOwn && /PORT$/.test(variable) && (role === "defaults" || role === "declares");
}

function boundTwice(scene: Scene, port: number, listening: readonly Sighting[], projects: readonly string[]): Issue {
  const common = DEFAULTS[port];
  const names = projects.map((project) => project || scene.facts.folder);
  return {
    kind: "bound-twice",
    urgency: "decide",
    ports: [port],
    message:
      `${port} is what ${tell(names)} listen on` +
      `${common === undefined ? "" : `, and what ${common} take without being told`}.`,
    advice:
      `On one machine only one of them starts. Decide which keeps ${port}, and give each other one a number that ` +
      `nothing here names, such as ${freeNear(scene, port)}. In containers of their own they don't meet.`,
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
  advice: `Give ${servicesOf(scene, port)[0] ?? "it"} a number that is nobody's default, such as ${freeNear(scene, port)}.`,
  spots: listening.map(spotOf),
});

/** Numbers inside of containers that are used as if they were those of the host. */
export function containerIssues(scene: Scene): Issue[] {
  const { byPort, sightings } = scene;
  const published = sightings.filter((it) => it.containerPort !== undefined && it.containerPort !== it.port);
  return published.flatMap((it): Issue[] => {
    const inside = it.containerPort ?? 0;
    const all = byPort.get(inside) ?? [];
    const isTaken = all.some((one) => one !== it && one.role !== "connects" && one.containerPort !== inside);
    const callers = all.filter(
      (one) => one.role === "connects" && isLoopback(one.host) && !one.path.includes("compose"),
    );
    if (isTaken || callers.length === 0 || scene.rows.has(inside)) return [];
    const name = it.name ?? `what has ${it.port}`;
    return [
      {
        kind: "container-and-host",
        urgency: "correct",
        ports: [inside, it.port].sort((one, other) => one - other),
        message: `${inside} is the number of ${name} inside its container; on the host it is ${it.port}.`,
        advice: `Call localhost:${it.port} there. ${inside} is right from other containers only.`,
        spots: [spotOf(it), ...callers.map(spotOf)],
      },
    ];
  });
}

const isLoopback = (host: string | undefined): boolean =>
  host !== undefined && isOurHost(host) && /^(?:localhost|127\.|\[?::1)/.test(host);
