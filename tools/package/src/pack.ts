import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A package as npm would publish it. */
export interface Packed {
  /** The tarball itself. */
  tarball: Buffer;
  /** Paths of all files in it. */
  files: string[];
  /** Bytes of all files together. */
  unpackedSize: number;
  read(path: string): string;
}

/** Packs what stands in a package's folder, and unpacks it into `target/package`. */
export function pack(folder: string, target: string): Packed {
  const [{ filename, files, unpackedSize }] = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", target], {
      cwd: folder,
      stdio: ["ignore", "pipe", "ignore"],
      encoding: "utf8",
    }),
  );
  execFileSync("tar", ["-xzf", filename], { cwd: target });
  return {
    tarball: readFileSync(join(target, filename)),
    files: files.map(({ path }: { path: string }) => path),
    unpackedSize,
    read: (path) => readFileSync(join(target, "package", path), "utf8"),
  };
}
