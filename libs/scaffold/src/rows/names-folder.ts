import type { Snapshot } from "../plans/snapshot.ts";

/** Whether an owner is a folder, and no team or program: `apps/web`, or a name that lies in the root. */
export const namesFolder = (owner: string, { rootNames }: Pick<Snapshot, "rootNames">): boolean =>
  owner === "." || /[\\/]/.test(owner) || rootNames.includes(owner);
