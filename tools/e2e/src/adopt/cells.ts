import type { ToolName } from "./install-tool.ts";

export type Manager = "npm" | "pnpm" | "yarn" | "bun";
export type NodeTool = Extract<ToolName, `node${string}`>;

/** The Nx releases of the matrix, one of each major that is supported. */
export const NX_VERSIONS = { nx22: "22.7.12", nx23: "23.2.1", nx24: "24.0.6" } as const;

/** One cell of the matrix. Its id is what `--only` takes. */
export type Cell = {
  id: string;
  /** The Node of the newcomer; the one that runs the matrix where it is undefined. */
  node?: NodeTool;
} & ({ kind: "create"; manager: Manager } | ExistingCell | { kind: "bin" });

/** A workspace that is there before Berth comes. */
export interface ExistingCell {
  kind: "existing";
  manager: Manager;
  nx: keyof typeof NX_VERSIONS;
  /**
   * What it comes from: a preset of create-nx-workspace, or package.json and nx.json by hand, where no release of
   * create-nx-workspace makes it here: there is none for Nx 24, and for Yarn it downloads Yarn from elsewhere.
   */
  origin: "apps" | "ts" | "by-hand";
  /** The folder of services; `services` is the default. */
  folder: "services" | "apps";
  /** Whether the root's package.json says `"type": "module"`. */
  isModule: boolean;
  /** Another release of the manager than the one that the name stands for. */
  release?: "pnpm11";
  /** With Nx's daemon, as on a developer's machine. */
  hasDaemon?: true;
}

type Existing = Omit<ExistingCell, "kind" | "nx" | "manager">;

const existing = (nx: ExistingCell["nx"], manager: Manager, node: NodeTool, rest: Existing): Cell => ({
  id: `${nx}-${manager}`,
  kind: "existing",
  nx,
  manager,
  node,
  ...rest,
});

/**
 * The matrix: each major of Nx under each package manager; origin, folder, type of the root and Node alternate, so that
 * every two values meet in some cell. Nx 22 is not there with Bun: it can't read the lockfile that Bun 1.4 writes.
 */
export const CELLS: readonly Cell[] = [
  { id: "create-npm", kind: "create", manager: "npm", node: "node20" },
  { id: "create-pnpm", kind: "create", manager: "pnpm", node: "node22" },
  { id: "create-bun", kind: "create", manager: "bun", node: "node24" },
  existing("nx22", "npm", "node20", { origin: "apps", folder: "apps", isModule: false }),
  existing("nx22", "pnpm", "node22", { origin: "ts", folder: "services", isModule: true }),
  existing("nx22", "yarn", "node24", { origin: "by-hand", folder: "services", isModule: false }),
  existing("nx23", "npm", "node24", { origin: "ts", folder: "services", isModule: true }),
  existing("nx23", "pnpm", "node20", { origin: "apps", folder: "apps", isModule: false }),
  existing("nx23", "yarn", "node22", { origin: "by-hand", folder: "apps", isModule: true }),
  existing("nx23", "bun", "node24", { origin: "ts", folder: "services", isModule: false }),
  existing("nx24", "npm", "node22", { origin: "by-hand", folder: "services", isModule: false, hasDaemon: true }),
  existing("nx24", "pnpm", "node24", { origin: "by-hand", folder: "apps", isModule: true }),
  {
    ...existing("nx24", "pnpm", "node22", {
      origin: "by-hand",
      folder: "services",
      isModule: false,
      release: "pnpm11",
    }),
    id: "nx24-pnpm11",
  },
  existing("nx24", "yarn", "node22", { origin: "by-hand", folder: "services", isModule: false }),
  existing("nx24", "bun", "node22", { origin: "by-hand", folder: "apps", isModule: false }),
  { id: "bin-node20", kind: "bin", node: "node20" },
  { id: "bin-node26", kind: "bin", node: "node26" },
];
