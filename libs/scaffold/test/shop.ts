import { refusalOf, unwrap } from "@berth/registry/test";
import type { PortOptions } from "../src/options/service-options.ts";
import type { Plan } from "../src/plans/plan.ts";
import { planPort } from "../src/plans/plan-port.ts";
import type { Snapshot } from "../src/plans/snapshot.ts";
import type { ProjectFolder } from "../src/wire/project-folder.ts";
import { snapshotOf } from "./snapshot-of.ts";

/** The package.json of a project without a port in the spec. */
export const SHOP = `{
  "name": "@acme/shop",
  "scripts": {
    "dev": "next dev -p 3000",
    "build": "next build",
    "start": "next start"
  }
}
`;

/** A workspace in which apps/<folder> has these files. */
export function workspace(folder: string, files: Record<string, string>, more: Partial<Snapshot> = {}): Snapshot {
  const name = /"name": "([^"]+)"/.exec(files["project.json"] ?? files["package.json"] ?? "")?.[1] ?? folder;
  const project: ProjectFolder = { folder: `apps/${folder}`, name, names: Object.keys(files) };
  const placed = Object.entries(files).map(([path, text]) => [`apps/${folder}/${path}`, text]);
  const before = snapshotOf();
  return {
    ...before,
    projects: [project],
    ...more,
    files: { ...before.files, ...more.files, ...Object.fromEntries(placed) },
  };
}

/** A workspace with the project apps/shop. */
export const shop = (more: Partial<Snapshot> = {}): Snapshot => workspace("shop", { "package.json": SHOP }, more);

/** The plan that gives the project its port. */
export const planShop = (snapshot: Snapshot, more: Partial<PortOptions> = {}): Plan =>
  unwrap(planPort({ name: "shop", range: "analysis", ...more }, snapshot));

/** Why it gets none. */
export const refusedShop = (snapshot: Snapshot, more: Partial<PortOptions> = {}): string =>
  refusalOf(planPort({ name: "shop", range: "analysis", ...more }, snapshot));
