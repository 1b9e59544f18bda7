import { derivedFilesFor, deriveFile, type Failure, isDerivedText, SPEC_PATH, type Spec } from "@berth/registry";
import type { Snapshot } from "./snapshot.ts";

/** FILE_EXISTS for each file that would be derived whole and is not Berth's. */
export function findForeign(spec: Spec, snapshot: Snapshot): Failure[] {
  const { files } = snapshot;
  return derivedFilesFor(spec.settings).flatMap((file): Failure[] => {
    const current = files[file.path];
    if (current === undefined || file.keepsOthers || isDerivedText(current)) return [];
    const rendered = deriveFile(file, spec, snapshot);
    if (rendered.ok && rendered.value === current) return [];
    return [
      {
        code: "FILE_EXISTS",
        message: `${file.path} is there and is not Berth's; it would be derived from ${SPEC_PATH}.`,
        fix: "Move it away and run the command again.",
      },
    ];
  });
}
