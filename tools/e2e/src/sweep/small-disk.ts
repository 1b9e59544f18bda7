import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./command.ts";
import { judge } from "./judge.ts";
import type { Lab } from "./lab.ts";
import type { Scene } from "./scene.ts";

/** What a disk has room for. A page is 4 KiB, and every file takes whole ones. */
export interface DiskSize {
  pages: number;
  /** Files and folders. */
  inodes: number;
}

let disks = 0;

/** A real file system of its own, in memory, with a copy of a workspace on it. */
export function mountDisk(lab: Lab, model: string, size: DiskSize): string {
  const disk = join(lab.folder, `disk-${disks++}`);
  mkdirSync(disk);
  const options = `size=${size.pages * 4}k,nr_inodes=${size.inodes}`;
  execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", disk], { stdio: "pipe" });
  cpSync(model, join(disk, "w"), { recursive: true });
  return join(disk, "w");
}

function enlargeDisk(root: string): void {
  const options = "remount,size=16m,nr_inodes=10000";
  execFileSync("mount", ["-o", options, join(root, "..")], { stdio: "pipe" });
}

export function unmountDisk(root: string): void {
  const disk = join(root, "..");
  execFileSync("umount", ["-l", disk], { stdio: "pipe" });
  rmdirSync(disk);
}

/** Why no disk can be mounted here; empty if one can. */
export function mountMissing(lab: Lab): string {
  try {
    unmountDisk(mountDisk(lab, join(lab.folder, "doors/bin"), { pages: 64, inodes: 64 }));
    return "";
  } catch {
    return "mounting a tmpfs needs root";
  }
}

/** Runs a command on a disk of this size, which is full before, during, or never. */
export async function tryDisk(lab: Lab, scene: Scene, size: DiskSize): Promise<string> {
  const model = scene.fresh();
  const root = mountDisk(lab, model, size);
  lab.discard(model);
  try {
    const ended = await runCommand(scene.struck(root));
    const outcome = await judge(scene, root, ended, { repair: () => enlargeDisk(root) });
    if (outcome !== "survived" && !/ENOSPC/.test(ended.stderr))
      throw new Error(`the message lacks the error: ${ended.stderr}`);
    return outcome;
  } finally {
    unmountDisk(root);
  }
}
