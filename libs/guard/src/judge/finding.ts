import type { Failure, Place } from "@berth/registry";
import type { PlaceKind } from "../places/port-place.ts";

/** A hardcoded port that the rules object to, or a file that could not be judged: that one has no port and no kind. */
export interface Finding extends Failure {
  place: Place;
  port?: number;
  kind?: PlaceKind;
}
