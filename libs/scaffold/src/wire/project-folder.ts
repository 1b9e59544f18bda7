/** A project of the workspace as it lies there, which a run may give its port. */
export interface ProjectFolder {
  /** Relative to the root, with forward slashes; `.` for the root itself. */
  folder: string;
  /** As its project.json, its package.json or angular.json calls it, else its folder. */
  name: string;
  /** The names in its folder. */
  names: readonly string[];
}

/** Names of the files that a program of a web framework, or of Node, Python or Go is likely to begin in. */
const ENTRIES = ["main", "index", "server", "app"];
const ENDINGS = ["ts", "mts", "cts", "js", "mjs", "cjs", "py", "go"];
const CODE_NAMES: readonly string[] = [
  ...ENTRIES.flatMap((entry) => ENDINGS.map((ending) => `${entry}.${ending}`)),
  "manage.py",
];

/** Configurations of Vite, in the order in which Vite looks for them. */
export const VITE_CONFIGS: readonly string[] = ["js", "mjs", "ts", "cjs", "mts", "cts"].map(
  (ending) => `vite.config.${ending}`,
);

export const PACKAGE_NAME = "package.json";
export const PROJECT_NAME = "project.json";
export const ANGULAR_NAME = "angular.json";

/** A path in the folder of a project. */
export const pathIn = (folder: string, name: string): string => (folder === "." ? name : `${folder}/${name}`);

/** The files of a project that a run may change; one that is there and can't be read is a reason to refuse. */
export function wiredPaths({ folder, names }: ProjectFolder): string[] {
  const isOfTarget = (name: string) => /^\.[\w-]+\.env$/.test(name);
  const known = [PACKAGE_NAME, PROJECT_NAME, ANGULAR_NAME, ...VITE_CONFIGS];
  const own = names.filter((name) => known.includes(name) || isOfTarget(name));
  return [...own.map((name) => pathIn(folder, name)), ...(folder === "." ? [] : [ANGULAR_NAME])];
}

/** The .env files that Nx loads for every target of a project: its own, and those of the workspace. */
export const dotenvPaths = ({ folder }: ProjectFolder): string[] =>
  [...new Set([folder, "."])].flatMap((at) => [".env", ".local.env", ".env.local"].map((name) => pathIn(at, name)));

/** The files of a project that a run only looks into, where they are there. */
export const codePaths = ({ folder }: ProjectFolder): string[] =>
  ["", "src/"].flatMap((below) => CODE_NAMES.map((name) => pathIn(folder, `${below}${name}`)));
