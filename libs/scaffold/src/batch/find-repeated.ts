import { type Failure, renderPlace } from "@berth/registry";
import type { ListedService } from "./read-service-list.ts";

/** FLAG_INVALID for each entry that has the name or the port of one before it. */
export function findRepeated(services: readonly ListedService[]): Map<ListedService, Failure> {
  const seen = new Map<string, ListedService>();
  const repeated = new Map<ListedService, Failure>();
  for (const service of services) {
    const { name, port } = service.options;
    for (const [flag, value] of Object.entries({ name, port })) {
      if (value === undefined) continue;
      const said = `--${flag}=${value}`;
      const first = seen.get(said);
      if (first) repeated.set(service, standsTwice(said, first, service));
      else seen.set(said, service);
    }
  }
  return repeated;
}

const standsTwice = (said: string, first: ListedService, { place }: ListedService): Failure => ({
  code: "FLAG_INVALID",
  message: `The list has ${said} twice.`,
  place,
  details: [`see ${renderPlace(first.place)}`],
  fix: "Give each service an entry, a name and a port of its own.",
});
