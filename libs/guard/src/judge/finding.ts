import type { Failure, Place } from "@berth/registry";
import type { PlaceKind } from "../places/port-place.ts";

/** A hardcoded port that the rules object to, or a file that could not be judged: that one has no port and no kind. */
export interface Finding extends Failure {
  place: Place;
  port?: number;
  kind?: PlaceKind;
  /** What the place says beside its number, where it says it. */
  variable?: string;
  host?: string;
  scheme?: string;
}

/** The finding for a file that could not be judged. Shows the file's first line. */
export function unjudged(path: string, error: unknown, text = ""): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  const source = text.slice(0, 500).split(/[\r\n]/, 1)[0] ?? "";
  return {
    code: "FILE_UNJUDGED",
    message: `The ports in this file are not known: ${reason}`,
    fix: "If the file is data, or a tool wrote it, exclude it in .gitattributes: <path> -berth-lint.",
    place: { file: path, line: 1, column: 1, length: 1, source },
  };
}
