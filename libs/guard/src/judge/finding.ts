import type { Failure, Place } from "@berth/registry";
import type { PlaceKind } from "../places/port-place.ts";

/** A hardcoded port that the rules object to. */
export interface Finding extends Failure {
  place: Place;
  port: number;
  kind: PlaceKind;
}
