import * as z from "zod/mini";
import { type NewEvent, newEvent } from "./event.ts";
import { EventRefused } from "./event-json.ts";

/** Not strict: a service may publish again what it received, with the id of another feed. */
const attributes = z.object(newEvent.shape);

/**
 * Checks an event of the process itself, as the routes check theirs: no follower could name a type of another form in
 * its filter.
 * @throws EventRefused (400) that names the attribute.
 */
export function checkEvent(event: NewEvent): void {
  const { error } = attributes.safeParse(event);
  const [issue] = error?.issues ?? [];
  if (issue) throw new EventRefused(`The event is invalid at ${issue.path.join(".")}: ${issue.message}`, 400);
}
