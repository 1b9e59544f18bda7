import type { PortPlace } from "../places/port-place.ts";

/** A place with what the rules need to know of its surroundings. */
export interface Judged {
  place: PortPlace;
  /** Path of the file in the workspace, with forward slashes. */
  path: string;
  /** All of the file. */
  text: string;
  /** The text in front of the number, on the same line. */
  before: string;
  /** The text behind it. */
  rest: string;
}
