import { folderOf, PACKAGES, type Spec } from "@berth/registry";
import type { Snapshot } from "../plans/snapshot.ts";

/** The tag by which the Nx plugin knows a service, and gives it its targets. */
export const SERVICE_TAG = "berth:service";

/** The files that tell of a service whether it is built on Berth. */
const FILES = ["package.json", "project.json", "src/main.ts"] as const;

/** A service that is scaffolded by Berth, as its row and its files tell. */
export interface OwnService {
  name: string;
  /** Relative to the root: `services/alert`. */
  folder: string;
  hasTag: boolean;
  /** The packages that its package.json lists; undefined where it has none that can be read. */
  packages: string[] | undefined;
}

/** The folders of the services that are written here, with the names of their services. */
function listFolders(spec: Spec): Map<string, string> {
  const own = spec.ports.filter(
    ({ owner, service, status }) => status !== "retired" && owner === folderOf(spec, service),
  );
  return new Map(own.map(({ service }) => [folderOf(spec, service), service]));
}

/** The files to be read for `findOwnServices`. */
export const filesOfServices = (spec: Spec): string[] =>
  [...listFolders(spec).keys()].flatMap((folder) => FILES.map((file) => `${folder}/${file}`));

/** The services that are built on @berth/service. A folder that is written in another way is nothing to Nx or npm. */
export function findOwnServices(spec: Spec, { files }: Pick<Snapshot, "files">): OwnService[] {
  return [...listFolders(spec)].flatMap(([folder, name]): OwnService[] => {
    const manifest = readJson(files[`${folder}/package.json`]);
    const project = readJson(files[`${folder}/project.json`]);
    const packages = manifest && [...keysOf(manifest["dependencies"]), ...keysOf(manifest["devDependencies"])];
    const hasTag = [project, fieldsOf(manifest?.["nx"])].some((said) => listOf(said?.["tags"]).includes(SERVICE_TAG));
    const imports = (files[`${folder}/src/main.ts`] ?? "").includes(JSON.stringify(PACKAGES.service));
    const isOwn = hasTag || imports || packages?.includes(PACKAGES.service) === true;
    return isOwn ? [{ name, folder, hasTag, packages }] : [];
  });
}

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
const keysOf = (value: unknown): string[] => Object.keys(fieldsOf(value) ?? {});
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function readJson(text: string | undefined): Fields | undefined {
  try {
    return text === undefined ? undefined : fieldsOf(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch {
    return undefined;
  }
}
