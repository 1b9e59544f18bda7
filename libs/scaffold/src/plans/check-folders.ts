import {
  commandOf,
  type Failure,
  type Findings,
  folderOf,
  type ParsedSpec,
  type PortRow,
  SPEC_PATH,
  servicesFolder,
} from "@berth/registry";

/** What the rules below need to know of a workspace's folders. */
export interface Folders {
  /** The folders directly under that of the services in which anything but build output lies. */
  services: readonly string[];
  /** Names of the projects outside of it. */
  projectNames: readonly string[];
  /** Whether there is a file or folder at this path. */
  exists(path: string): boolean;
}

interface Names {
  services: ReadonlySet<string>;
  projects: ReadonlySet<string>;
}

/** Whether rows and folders tell of the same services: active rows with their owners, folders with their rows. */
export function checkFolders(parsed: ParsedSpec, folders: Folders): Findings {
  const active = firstOfEach(parsed.spec.ports.filter(({ status }) => status === "active"));
  const names = { services: new Set(folders.services), projects: new Set(folders.projectNames) };
  return {
    errors: [
      ...active.flatMap((row) => findMissingOwner(parsed, row, folders)),
      ...active.flatMap((row) => findNamesake(parsed, row, names)),
      ...findUnregistered(parsed, folders),
    ],
    warnings: active.flatMap((row) => findOwnerless(parsed, row, names)),
  };
}

/** One row for each service and owner: two ports of one service miss one folder. */
function firstOfEach(rows: readonly PortRow[]): PortRow[] {
  const seen = new Set<string>();
  return rows.filter(({ owner, service }) => {
    const key = JSON.stringify([owner, service]);
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}

function findMissingOwner({ source, spec }: ParsedSpec, row: PortRow, { exists }: Folders): Failure[] {
  const { owner, port, service } = row;
  if (owner === undefined || !isPath(owner) || exists(withoutSlash(owner))) return [];
  return [
    {
      code: "OWNER_MISSING",
      message: `${service} is active, but its owner ${owner} does not exist.`,
      place: source.placeOf(["ports", port, "owner"]),
      fix: `Restore it, correct the owner, or retire the service: ${commandOf(spec, `retire ${service}`)}`,
    },
  ];
}

function findNamesake({ source, spec }: ParsedSpec, row: PortRow, names: Names): Failure[] {
  const { port, service } = row;
  if (!names.services.has(service) || !names.projects.has(service)) return [];
  return [
    {
      code: "NAME_TAKEN",
      message: `A project outside ${servicesFolder(spec)}/ is also named ${service}; Nx allows each name once.`,
      place: source.placeOf(["ports", port, "service"]),
      fix: "Rename the other project.",
    },
  ];
}

function findUnregistered({ spec }: ParsedSpec, { services }: Folders): Failure[] {
  // Where the settings name the folder, it may hold what others have put there.
  if (spec.settings.services !== undefined) return [];
  const parent = `${servicesFolder(spec)}/`;
  const known = new Set(
    spec.ports.flatMap(({ owner = "", service }) => [
      service,
      ...(owner.startsWith(parent) ? [owner.slice(parent.length).split("/")[0]] : []),
    ]),
  );
  const commandFor = (folder: string) => commandOf(spec, `port ${parent}${folder} --range=<range>`);
  return services
    .filter((folder) => !known.has(folder))
    .map((folder) => ({
      code: "FOLDER_UNREGISTERED",
      message: `${parent}${folder} has no row in ${SPEC_PATH}.`,
      fix: `Give it a port: ${commandFor(folder)}, or move it out of ${parent}.`,
    }));
}

/** A row may omit the owner if the default folder exists. */
function findOwnerless({ source, spec }: ParsedSpec, row: PortRow, names: Names): Failure[] {
  const { owner, port, service } = row;
  if (owner !== undefined || names.services.has(service)) return [];
  return [
    {
      code: "OWNER_MISSING",
      message: `${service} is active, but its row names no owner and there is no ${folderOf(spec, service)}.`,
      place: source.placeOf(["ports", port, "service"]),
      fix: "Name the owner in the row: the folder of its code, or the program or person that runs it.",
    },
  ];
}

/** `services/billing`, `src/foundation/` and `web/` are paths; `Chrome browser` and `github.com/acme/feed` are not. */
const isPath = (owner: string): boolean =>
  /^[\w@-][\w@.-]*(?:\/[\w@.-]+)*\/(?:[\w@.-]+)?$/.test(owner) && !/^[\w-]+\.[\w.-]+\//.test(owner);

const withoutSlash = (path: string): string => path.replace(/\/$/, "");
