import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";

/** What may stand where a file or folder of the workspace belongs. */
export const DISGUISES = [
  "a link to its like inside",
  "a link to its like outside",
  "a dangling link",
  "a chain of links",
  "a FIFO",
  "a folder",
  "a file",
] as const;

export type Disguise = (typeof DISGUISES)[number];

/** Replaces what stands at `path`. Where it is a link, what was there is moved to the link's end. */
export function disguise(root: string, outside: string, path: string, as: Disguise): void {
  const place = join(root, path);
  const name = basename(path);
  const moveTo = (target: string) => {
    mkdirSync(dirname(target), { recursive: true });
    renameSync(place, target);
    return target;
  };
  const make: Record<Disguise, () => void> = {
    "a link to its like inside": () => symlinkSync(relative(dirname(place), moveTo(join(root, "moored", name))), place),
    "a link to its like outside": () => symlinkSync(moveTo(join(outside, name)), place),
    "a dangling link": () => {
      moveTo(join(outside, "elsewhere", name));
      symlinkSync(join(outside, "nothing"), place);
    },
    "a chain of links": () => {
      symlinkSync(moveTo(join(outside, name)), join(outside, "second"));
      symlinkSync(join(outside, "second"), join(root, "first"));
      symlinkSync(join(root, "first"), place);
    },
    "a FIFO": () => {
      rmSync(place, { recursive: true });
      execFileSync("mkfifo", [place]);
    },
    "a folder": () => {
      rmSync(place, { recursive: true });
      mkdirSync(place);
      writeFileSync(join(place, "mine.txt"), "mine\n");
    },
    "a file": () => {
      rmSync(place, { recursive: true });
      writeFileSync(place, "mine\n");
    },
  };
  make[as]();
}

/** How a message calls it. */
export function nameOf(as: Disguise): string {
  if (as === "a FIFO") return "neither a file nor a folder";
  if (as === "a folder") return "a folder";
  return as === "a file" ? "a file, not a folder" : "a symbolic link";
}
