import { statfsSync } from "node:fs";
import type { Lab } from "./lab.ts";
import type { Scene } from "./scene.ts";
import { type DiskSize, mountDisk, mountMissing, tryDisk, unmountDisk } from "./small-disk.ts";
import { spread } from "./spread.ts";
import { type Tally, WIDTH } from "./tally.ts";

const AMPLE: DiskSize = { pages: 4096, inodes: 10_000 };

/**
 * Real file systems, from one that the workspace just fits on to one with room to spare: page by page, file by file.
 */
export async function sweepDisks(tally: Tally, lab: Lab, scene: Scene, count: number): Promise<void> {
  const name = `small disk: ${scene.name}`;
  const missing = mountMissing(lab);
  if (missing !== "") return tally.skip(name, missing);
  const taken = measure(lab, scene);
  const pages = upTo(40).map((free) => ({ ...AMPLE, pages: taken.pages + free }));
  const inodes = upTo(24).map((free) => ({ ...AMPLE, inodes: taken.inodes + free }));
  const describe = (size: DiskSize) => `${size.pages} pages, ${size.inodes} inodes`;
  await tally.tryAll(name, WIDTH, spread([...pages, ...inodes], count), describe, (size) => tryDisk(lab, scene, size));
}

/** What the workspace alone takes of a disk. */
function measure(lab: Lab, scene: Scene): DiskSize {
  const model = scene.fresh();
  const root = mountDisk(lab, model, AMPLE);
  lab.discard(model);
  const { bfree, blocks, ffree, files } = statfsSync(root);
  unmountDisk(root);
  return { pages: blocks - bfree, inodes: files - ffree };
}

const upTo = (last: number): number[] => Array.from({ length: last + 1 }, (_, index) => index);
