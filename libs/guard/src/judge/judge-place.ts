import {
  commandOf,
  type Failure,
  FIRST_PORT,
  openRanges,
  type PortRow,
  rangeOf,
  rowOfVariable,
  SPEC_PATH,
  type Spec,
  spanOf,
  suggestNewRange,
  suggestRangeFor,
} from "@berth/registry/lookup";
import { isOurHost } from "../code/text/hosts.ts";
import { adviseRead } from "./advise-read.ts";
import { adviseServer } from "./advise-server.ts";
import { FEED_PATH, findFeed } from "./find-feed.ts";
import { howToRead } from "./how-to-read.ts";
import { isBetweenContainers } from "./is-between-containers.ts";
import { isInContainer } from "./is-in-container.ts";
import type { Judged } from "./judged.ts";

type Objection = Omit<Failure, "place">;

/** What the spec objects to at this place; undefined if it agrees, or if the port is not one of the workspace. */
export function judgePlace(judged: Judged, spec: Spec): Objection | undefined {
  const { place, path } = judged;
  const row = spec.ports.find(({ port }) => port === place.port);
  const wrongFeed = judgeFeed(judged, spec, row);
  if (wrongFeed) return wrongFeed;
  // A variable that carries a whole URL has the port inside it.
  if (place.variable !== undefined && row?.url === place.variable) return undefined;
  if (place.kind === "default" && place.variable !== undefined) return judgeDefault(judged, place.variable, spec, row);
  if (row === undefined) return isOurs(judged, spec) ? unassigned(judged, spec) : undefined;
  if (row.status === "retired") return retired(row, spec);
  if (isOwnOption(judged, row)) return undefined;
  if (place.kind === "bind" && row.exclusive && !isOwner(row, path))
    return {
      code: "PORT_EXCLUSIVE",
      message: `${row.port} is hardcoded, which is forbidden, and only ${ownerOf(row)} may bind it.`,
      fix:
        `${ownerOf(row)} reads ${row.env}: ${howToRead(row, judged)}. ` +
        `Anything else needs a port of its own: ${commandForPort(spec, row.port)}`,
    };
  return {
    code: "PORT_HARDCODED",
    message:
      `${row.port} is hardcoded, which is forbidden. ` +
      `It is the port of ${row.service} (${row.title}), and ${row.env} carries it.`,
    fix: adviseRead(row, judged, spec),
  };
}

const retired = ({ port, service }: PortRow, spec: Spec): Objection => ({
  code: "PORT_RETIRED",
  message: `${port} was the port of ${service} and is retired; nothing may use it.`,
  fix: askForAnother(spec, port),
});

function judgeDefault(judged: Judged, variable: string, spec: Spec, row: PortRow | undefined): Objection | undefined {
  const { place } = judged;
  const named = rowOfVariable(spec, variable);
  if (named?.port === place.port) return named.status === "retired" ? retired(named, spec) : undefined;
  if (named) {
    // A variable of another row carries a URL with the port inside it.
    const isPort = named.env === variable;
    const what = isPort ? variable : `The port in ${variable}`;
    const how = howToRead(named, judged);
    // In some languages a default takes more than one expression.
    const isWhole = isPort && how.includes(String(named.port));
    const whose = row ? `, which is the port of ${row.service}` : "";
    return {
      code: "DEFAULT_DIFFERS",
      message: `${what} is ${named.port} in ${SPEC_PATH}, not ${place.port}${whose}.`,
      fix: `Write ${named.port}${isWhole ? `: ${how}` : ""}.`,
    };
  }
  if (row)
    return {
      code: "DEFAULT_DIFFERS",
      message: `${place.port} is the port of ${row.service}, and its variable is ${row.env}, not ${variable}.`,
      fix: adviseRead(row, judged, spec),
    };
  return isOurs(judged, spec) ? unassigned(judged, spec) : undefined;
}

function judgeFeed({ path, place, rest }: Judged, spec: Spec, row: PortRow | undefined): Objection | undefined {
  const feed = findFeed(spec);
  if (!feed || !/^wss?$/.test(place.scheme ?? "") || place.kind === "bind" || place.kind === "publish")
    return undefined;
  // The owner of another WebSocket may try it out.
  if (row && row !== feed && isOwner(row, path)) return undefined;
  const target = /^\/[\w./-]*/.exec(rest)?.[0].replace(/\/$/, "") ?? "";
  if (row === feed && (target === "" || target === FEED_PATH)) return undefined;
  const whose = row ? ` (${row.service})` : "";
  return {
    code: "FEED_ONLY",
    message:
      `${place.scheme}://${place.host ?? ""}:${place.port}${target}${whose} is not the feed. ` +
      "Clients may not connect to any other WebSocket.",
    fix: `Connect to ws://localhost:${feed.port}${FEED_PATH}, with the port from ${feed.env}.`,
  };
}

/** Ports of other hosts and of containers don't count, unless the number lies in a range of the spec. */
function isOurs(judged: Judged, spec: Spec): boolean {
  const { host, kind, port } = judged.place;
  if (rangeOf(spec, port) !== undefined) return true;
  // No row could have such a number, and in a container it needs none.
  if (port < FIRST_PORT && isInContainer(judged.path, kind)) return false;
  return !isBetweenContainers(judged) && (kind !== "connect" || isOurHost(host));
}

function unassigned(judged: Judged, spec: Spec): Objection {
  const { port } = judged.place;
  const range = rangeOf(spec, port);
  return {
    code: "PORT_UNASSIGNED",
    message: range
      ? `${port} lies in ${range.id} ${spanOf(range)}, but ${SPEC_PATH} does not assign it.`
      : `${SPEC_PATH} does not assign ${port}.`,
    fix: adviseServer(judged, spec) ?? `${askForAnother(spec, port)}${range ? "" : howToKeep(spec, port)}`,
  };
}

const askForAnother = (spec: Spec, port: number): string =>
  `Reserve a port first, and read its variable: ${commandForPort(spec, port)}`;

/** For a number that the workspace had before its spec; empty for one that no range may have. */
function howToKeep(spec: Spec, port: number): string {
  const range = suggestRangeFor(spec, port);
  return range ? `. To keep ${port}: ${range}, then ${commandOf(spec, `reserve <name> --port=${port}`)}` : "";
}

/** The command for a port in the range of this number, or in another one if that is full. */
export function commandForPort(spec: Spec, port: number): string {
  const open = openRanges(spec);
  const range = open.find(({ id }) => id === rangeOf(spec, port)?.id) ?? open[0];
  if (range) return commandOf(spec, `reserve <name> --range=${range.id}`);
  return `${suggestNewRange(spec) ?? commandOf(spec, "list")}, then ${commandOf(spec, "reserve <name> --range=<id>")}`;
}

/** Where tools of Nx and Angular read a number, and could read no variable: the port of the project itself. */
const OPTIONS = /(?:^|\/)(?:project|angular)\.json$/;

/** The option `port` of a server in the configuration of the row's own project, which is that of the spec. */
function isOwnOption({ path, place }: Judged, row: PortRow): boolean {
  const isOwn = isOwner(row, path) || path === "angular.json" || row.owner === ".";
  return place.kind === "bind" && OPTIONS.test(path) && isOwn && !(row.exclusive && !isOwner(row, path));
}

function isOwner({ owner }: PortRow, path: string): boolean {
  const folder = owner?.replace(/\/$/, "");
  return folder !== undefined && (path === folder || path.startsWith(`${folder}/`));
}

const ownerOf = ({ owner, service }: PortRow): string => (owner?.includes("/") ? owner : service);
