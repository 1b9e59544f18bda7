import type { PlaceKind } from "../places/port-place.ts";
import { isSpring } from "./how-to-read.ts";

const IN_CONTAINER = /(?:^|\/)[^/]*(?:docker|container)file[^/]*$|\.ya?ml$/i;
const COMPOSE = /compose[^/]*\.ya?ml$/i;

/**
 * Whether a number in this file is one inside of a container, and none of this machine: in an image; in a cluster,
 * where services have addresses of their own; in a workflow, which has a machine of its own. What a compose file
 * publishes is this machine's.
 */
export function isInContainer(path: string, kind: PlaceKind | undefined): boolean {
  if (!IN_CONTAINER.test(path) || isSpring(path)) return false;
  return kind !== "publish" || !COMPOSE.test(path);
}
