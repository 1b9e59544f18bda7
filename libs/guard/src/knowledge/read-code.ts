import { isReadable } from "../files/is-readable.ts";
import { formatOf } from "../formats/format-of.ts";
import { findPlaces } from "../places/find-places.ts";
import { mayHoldPort } from "../places/may-hold-port.ts";
import type { Gather } from "./gather.ts";
import { placesIn } from "./place-in.ts";

/** What the finders for code give: the ports that a file binds, publishes, or has as the default of a variable. */
export async function readCode(path: string, text: string, to: Gather): Promise<void> {
  if (!isReadable(path) || !mayHoldPort(text, path)) return;
  const placeAt = placesIn(path, text);
  const isContainers = formatOf(path) === "dockerfile";
  for (const { kind, port, scheme, start, variable } of await findPlaces(text, path)) {
    // What an image exposes is a container's number, and no host's.
    if (kind === "connect" || isContainers) continue;
    to.port({ place: placeAt(start), source: "code", port, env: variable, protocol: scheme });
  }
}
