import { referenceOf } from "../../external/container-env.ts";
import { splitMount } from "../../external/container-fields.ts";
import { urlOf } from "../../external/url-of.ts";
import { groupRows } from "../../spec/group-rows.ts";
import { folderOf } from "../../spec/service-folder.ts";
import type { PortRow, Spec } from "../../spec/spec.ts";

/** A service as compose.yaml has it, in the words of the Compose specification. */
export interface ComposeService {
  image?: string;
  build?: { context: string; dockerfile: string };
  env_file?: string;
  environment?: ReadonlyMap<string, string>;
  depends_on?: Record<string, { condition: "service_healthy" | "service_started" }>;
  ports: string[];
  volumes?: string[];
  healthcheck?: { test: string; interval: string; timeout: string; retries: number };
  restart: string;
}

type Variable = [name: string, value: string];

// In the error that compose prints where it was started without the file.
const HINT = "run docker compose with --env-file config/ports.env";

/**
 * The services that run in containers, by name, in the order of their ports: those in use that are written here, and
 * those in use that have an image. A reserved one has nothing to start yet.
 */
export function composeServices(spec: Spec): ReadonlyMap<string, ComposeService> {
  const active = spec.ports.filter((row) => row.status === "active");
  const rowsByName = groupRows(active, (row) => row.service);
  // A feed that is exclusive is the one that others connect to. In a container it isn't on their own machine.
  const feeds = active.filter((row) => row.exclusive && row.protocol.includes("WS"));
  const toAll = connectFeeds(feeds);
  const feeders = new Set(feeds.map(({ service }) => service));
  const toFeeds = (name: string) =>
    feeders.has(name) ? connectFeeds(feeds.filter(({ service }) => service !== name)) : toAll;
  const services = new Map<string, ComposeService>();
  for (const [name, rows] of rowsByName) {
    const service = foreignService(rows) ?? ownService(spec, name, rowsByName, toFeeds);
    if (service) services.set(name, service);
  }
  return services;
}

/** Whether this row alone is reason enough for a service in compose.yaml. */
export const isComposed = (spec: Spec, { image, owner, service, status }: PortRow): boolean =>
  status === "active" && (image !== undefined || owner === folderOf(spec, service));

function foreignService(rows: readonly PortRow[]): ComposeService | undefined {
  const image = rows.find((row) => row.image !== undefined)?.image;
  if (image === undefined) return undefined;
  const mounts = mountsOf(rows);
  const environment = environmentOf(rows);
  const command = rows.find((row) => row.healthcheck !== undefined)?.healthcheck;
  return {
    image,
    ...(environment.length > 0 && {
      environment: new Map(environment.map(([name, value]) => [name, resolved(value)])),
    }),
    ports: rows.map((row) => publish(row, portInside(row))),
    ...(mounts.length > 0 && { volumes: mounts }),
    ...(command !== undefined && {
      healthcheck: { test: literal(command), interval: "30s", timeout: "5s", retries: 3 },
    }),
    restart: "unless-stopped",
  };
}

/** One service, one container: two rows that mount the same folder mean one mount. */
export function mountsOf(rows: readonly PortRow[]): string[] {
  const mounts = rows.flatMap((row) => row.mounts ?? []);
  const folders = mounts.map((mount) => splitMount(mount).inside);
  return mounts.filter((_, index) => folders.indexOf(folders[index] ?? "") === index);
}

/** The variables of the container; the first row that sets one is right. */
export function environmentOf(rows: readonly PortRow[]): [name: string, value: string][] {
  const all = rows.flatMap((row) => Object.entries(row.environment ?? {}));
  return all.filter(([name], index) => all.findIndex(([other]) => other === name) === index);
}

/** A value that refers to a variable must be set when compose starts: an empty password is an open door. */
function resolved(value: string): string {
  const variable = referenceOf(value);
  return variable === undefined ? literal(value) : `\${${variable}:?set ${variable}}`;
}

/** The volumes that the containers share with nothing on the host, by name. */
export function volumesOf(spec: Spec): string[] {
  const mounts = spec.ports.filter((row) => row.status === "active").flatMap((row) => row.mounts ?? []);
  const volumes = mounts.map(splitMount).filter(({ isVolume }) => isVolume);
  return [...new Set(volumes.map(({ host }) => host))];
}

function ownService(
  spec: Spec,
  name: string,
  rowsByName: ReadonlyMap<string, readonly PortRow[]>,
  toFeeds: (name: string) => readonly Variable[],
): ComposeService | undefined {
  const folder = folderOf(spec, name);
  const own = (rowsByName.get(name) ?? []).filter((row) => row.owner === folder);
  if (own.length === 0) return undefined;
  const others = new Set(own.flatMap(({ uses = [] }) => uses).filter((other) => other !== name));
  const used = [...others].flatMap((other) => rowsByName.get(other) ?? []).sort((a, b) => a.port - b.port);
  const containers = used.filter((row) => row.image !== undefined);
  return {
    build: { context: ".", dockerfile: `${folder}/Dockerfile` },
    env_file: "config/ports.env",
    environment: new Map([
      // The file alone would give the default to the container where the environment moves the port.
      ...own.map((row): Variable => [row.env, reference(row)]),
      ...toFeeds(name),
      ...used.flatMap(connection),
    ]),
    ...(containers.length > 0 && {
      depends_on: Object.fromEntries(
        containers.map(({ healthcheck, service }) => [
          service,
          { condition: healthcheck === undefined ? "service_started" : "service_healthy" },
        ]),
      ),
    }),
    ports: own.map((row) => publish(row, reference(row))),
    restart: "unless-stopped",
  };
}

/** The variables with which another container reaches these feeds. */
const connectFeeds = (feeds: readonly PortRow[]): Variable[] => [
  ...feeds.map((row): Variable => [row.env, reference(row)]),
  ...feeds.map((row): Variable => [hostVariable(row), row.service]),
];

/** The variables with which another container reaches this port: a container's name is its host name in compose. */
function connection(row: PortRow): Variable[] {
  const inside = row.image === undefined ? reference(row) : portInside(row);
  return [
    [row.env, inside],
    [hostVariable(row), row.service],
    ...(row.url === undefined ? [] : [[row.url, urlOf(row, { host: row.service, inside })] satisfies Variable]),
  ];
}

/** The port on which a program from elsewhere listens in its container. */
const portInside = ({ container, port }: PortRow): string => String(container ?? port);

/** `FOUNDATION_PORT` -> `FOUNDATION_HOST`. */
const hostVariable = ({ env }: PortRow): string => `${env.replace(/_PORT$/, "")}_HOST`;

const reference = ({ env }: PortRow): string => `\${${env}}`;

/** Reachable from this machine alone: docker opens what it publishes past the firewall. */
const publish = ({ env, protocol }: PortRow, inside: string): string =>
  `127.0.0.1:\${${env}:?${HINT}}:${inside}${protocol === "UDP" ? "/udp" : ""}`;

/** Compose would replace what follows a dollar sign; doubled, it stands for itself. */
const literal = (text: string): string => text.replaceAll("$", "$$$$");
