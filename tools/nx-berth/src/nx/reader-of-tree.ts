import { decodeText, readerOfDisk, type WorkspaceReader } from "@berth/cli/engine";
import type { Tree } from "@nx/devkit";

/** Whether a tree is in memory only, as in the tests of other generators: no disk and no git is around it. */
export const isVirtual = (tree: Tree): boolean => tree.root === "/virtual";

/** A tree as Nx hands it to a generator: the disk with what other generators have written on top. */
export function readerOfTree(tree: Tree): WorkspaceReader {
  const disk = readerOfDisk(tree.root);
  return {
    read(path) {
      const bytes = tree.exists(path) && tree.isFile(path) ? tree.read(path) : null;
      return bytes ? decodeText(bytes) : undefined;
    },
    isFolder: (path) => tree.exists(path) && !tree.isFile(path),
    // Not asked whether it exists: a tree in memory says of its root that it doesn't.
    list: (path) => tree.children(path).sort(),
    // Nx writes a tree to the disk through whatever links are there.
    whyUnsafe: (path) => (isVirtual(tree) ? undefined : disk.whyUnsafe(path)),
    follow: (path) => (isVirtual(tree) ? path : disk.follow(path)),
  };
}
