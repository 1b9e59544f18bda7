import { type Failure, type Findings, type ParsedSpec, placeInText, type Spec } from "@berth/registry";
import { describeSupported, fits } from "../init/fits.ts";
import { findNxLacks, NX_CONFIG_PATH } from "../init/plan-nx.ts";
import { neededPackages } from "../init/plan-packages.ts";
import type { Snapshot } from "../plans/snapshot.ts";
import { VERSIONS } from "../versions.ts";
import { coversFolder } from "../workspace/covers-folder.ts";
import type { PackageManager } from "../workspace/package-manager.ts";
import { ROOT_PACKAGE_PATH, readRootPackage } from "../workspace/read-root-package.ts";
import { findOwnServices, type OwnService, SERVICE_TAG } from "./own-services.ts";

const REPAIR = "Run: npx berth init";

/**
 * Whether Nx and the package manager know what the services need: PLUGIN_MISSING, TARGET_MISSING, PACKAGE_MISSING. Says
 * nothing of a workspace without Nx, or without a service that is built on Berth.
 */
export function checkSetup({ source, spec }: ParsedSpec, snapshot: Snapshot): Partial<Findings> {
  const { files } = snapshot;
  const nxConfig = files[NX_CONFIG_PATH];
  const services = findOwnServices(spec, snapshot);
  if (nxConfig === undefined || files[ROOT_PACKAGE_PATH] === undefined || services.length === 0) return {};
  return {
    errors: [
      ...findUnregistered(nxConfig),
      ...services
        .filter(({ hasTag }) => !hasTag)
        .map((service) =>
          describeUntagged(service, snapshot, source.placeOf(["ports", portOf(spec, service), "service"])),
        ),
      ...findMissingPackages(services, snapshot),
    ],
  };
}

const portOf = ({ ports }: Spec, { name }: OwnService): number =>
  ports.find(({ service }) => service === name)?.port ?? 0;

function findUnregistered(nxConfig: string): Failure[] {
  const lacks = findNxLacks(nxConfig);
  if (!lacks.ok) return lacks.failures;
  const placeAt = (key: string) => placeInText(NX_CONFIG_PATH, nxConfig, Math.max(0, nxConfig.indexOf(`"${key}"`)));
  return lacks.value.map((lack) => ({
    code: "PLUGIN_MISSING",
    message:
      lack === "plugin"
        ? "nx.json does not list the plugin nx-berth, so Nx gives the services no targets."
        : "nx.json does not list the sync generator nx-berth:sync, so nx sync does not update the derived files.",
    place: placeAt(lack === "plugin" ? "plugins" : "sync"),
    fix: REPAIR,
  }));
}

function describeUntagged({ folder, name }: OwnService, { files }: Snapshot, row: Failure["place"]): Failure {
  const path = [`${folder}/project.json`, `${folder}/package.json`].find((file) => files[file] !== undefined);
  const place = path === undefined ? row : placeInText(path, files[path] ?? "", 0);
  return {
    code: "TARGET_MISSING",
    message: `${name} has no tag ${SERVICE_TAG}, so Nx gives it no targets.`,
    ...(place && { place }),
    fix: REPAIR,
  };
}

function findMissingPackages(services: readonly OwnService[], snapshot: Snapshot): Failure[] {
  const root = readRootPackage(snapshot);
  if (!root.ok) return root.failures;
  const { manager, members, versions } = root.value;
  // A service that is a member of the workspace gets from the package manager what its own package.json lists.
  const dependent = services.filter(({ folder, packages }) => packages === undefined || !coversFolder(members, folder));
  const text = snapshot.files[ROOT_PACKAGE_PATH] ?? "";
  const { installed } = snapshot.setup ?? {};
  return usedPackages(dependent).flatMap((name): Failure[] => {
    const listed = versions[name];
    const isMember = snapshot.projectNames.includes(name);
    const section = Math.max(0, text.indexOf(listed === undefined ? '"dependencies"' : `"${name}"`));
    const place = placeInText(ROOT_PACKAGE_PATH, text, section);
    const missing = (message: string, fix: string): Failure[] => [{ code: "PACKAGE_MISSING", message, place, fix }];
    if (listed === undefined && !isMember)
      return missing(`${ROOT_PACKAGE_PATH} does not list ${name}, which the services need.`, REPAIR);
    if (isMember) return [];
    if (installed !== undefined && installed[name] === undefined)
      return missing(`${name} is not installed; the services need it.`, `Run: ${manager.install}`);
    const version = installed?.[name] ?? listed ?? "";
    if (fits(name, version) !== false) return [];
    return missing(
      `${name} is ${version}; Berth needs ${describeSupported(name)}.`,
      name === "nx" ? "Run: npx nx migrate latest" : `Run: ${addCommand(manager, name)}`,
    );
  });
}

/** Of the packages that a workspace with services can need: the plugin, Nx, and what the services list. */
function usedPackages(services: readonly OwnService[]): string[] {
  const listed = services.flatMap(({ packages }) => packages ?? Object.keys(VERSIONS));
  return ["nx", ...neededPackages(true)].filter((name) => VERSIONS[name] === undefined || listed.includes(name));
}

const addCommand = ({ name: manager }: PackageManager, name: string): string =>
  `${manager} ${ADD[manager]} ${name}@${VERSIONS[name] ?? "latest"}`;

/** How each package manager adds a package to the root of a workspace. */
const ADD: Readonly<Record<PackageManager["name"], string>> = {
  npm: "install",
  pnpm: "add -w",
  yarn: "add",
  bun: "add",
};
