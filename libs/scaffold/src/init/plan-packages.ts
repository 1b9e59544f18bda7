import { addToJson, PACKAGES, type Result, success } from "@berth/registry";
import { BERTH_VERSION, RUNTIME_VERSIONS, TOOL_VERSIONS, VERSIONS } from "../versions.ts";
import { ROOT_PACKAGE_PATH } from "../workspace/read-root-package.ts";
import { describeSupported, fits } from "./fits.ts";

/** What a workspace has of packages. */
export interface KnownPackages {
  /** The packages that the root lists, as it lists them. */
  listed: Readonly<Record<string, string>>;
  /** The versions in node_modules; undefined where they cannot be told. */
  installed: Readonly<Record<string, string>> | undefined;
  /** The packages that are written in this workspace. */
  members: readonly string[];
}

/** What each package is for. */
const REASONS: Readonly<Record<string, string>> = {
  [PACKAGES.cli]: "the berth command",
  [PACKAGES.feed]: "event feeds of services",
  [PACKAGES.service]: "what a service is built on",
  "@types/node": "nx typecheck of a service",
  esbuild: "nx build of a service",
  [PACKAGES.nx]: "the generators, the targets of services and nx sync",
  tsx: "nx serve of a service",
  typescript: "nx typecheck of a service",
  vitest: "nx test of a service",
  zod: "the settings of a service",
};

/** The packages that the root of a workspace needs, by where they are listed. */
const neededIn = (hasNx: boolean) =>
  hasNx
    ? {
        dependencies: Object.keys(RUNTIME_VERSIONS),
        devDependencies: [PACKAGES.nx, ...Object.keys(TOOL_VERSIONS)],
      }
    : { dependencies: [], devDependencies: [PACKAGES.cli] };

/** The packages that the root of a workspace needs. */
export const neededPackages = (hasNx: boolean): string[] => Object.values(neededIn(hasNx)).flat();

/** Every package whose version in node_modules tells something. */
export const SET_UP_PACKAGES: readonly string[] = ["nx", ...Object.keys(REASONS)];

/** package.json as it is to be, and what a person should know of that. */
interface PackagesPlan {
  text: string;
  /** The packages that the root needs. */
  needed: string[];
  notes: string[];
}

/**
 * package.json with the packages that it lacks, in the versions that are installed already where they fit. What is
 * listed stays as it is, also where it doesn't fit: a note says so.
 */
export function addPackages(
  text: string,
  { installed = {}, listed, members }: KnownPackages,
  hasNx: boolean,
): Result<PackagesPlan> {
  const needed = neededIn(hasNx);
  const missing = Object.entries(needed).flatMap(([section, names]) =>
    names
      .filter((name) => listed[name] === undefined && !members.includes(name))
      .map((name) => ({ section, name, version: chooseVersion(name, installed[name]) })),
  );
  const additions = missing.map(({ name, section, version }) => ({
    path: [section],
    key: name,
    value: version,
    isSorted: true,
  }));
  const after = addToJson(ROOT_PACKAGE_PATH, text, additions);
  if (!after.ok) return after;
  const names = neededPackages(hasNx);
  return success({
    text: after.value,
    needed: names,
    notes: [
      ...missing.map(({ name, version }) => `package.json gets ${name} ${version}: ${REASONS[name]}.`),
      ...[...names, ...(hasNx ? ["nx"] : [])].flatMap((name) => noteMisfit(name, listed[name], installed[name])),
    ],
  });
}

/** Of Berth's own packages exactly this release; of others what is installed, so that no second version comes in. */
function chooseVersion(name: string, installed: string | undefined): string {
  if (VERSIONS[name] === BERTH_VERSION || VERSIONS[name] === undefined) return BERTH_VERSION;
  return installed !== undefined && fits(name, installed) ? `^${installed}` : VERSIONS[name];
}

const noteMisfit = (name: string, listed: string | undefined, installed = listed): string[] =>
  listed !== undefined && installed !== undefined && fits(name, installed) === false
    ? [`${name} ${installed} stays as it is, but Berth needs ${describeSupported(name)}.`]
    : [];
