import type { Request } from "./request.ts";
import { hashText } from "./seal-plan.ts";

/**
 * What a run is called in messages and in the journal: `service price-alerts`. Two requests for the same change have
 * the same title, so a run that finds its change interrupted finishes it.
 */
export function titleOf(request: Request): string {
  switch (request.kind) {
    case "init":
    case "import":
    case "sync":
      return request.kind;
    case "service":
      return titleOfServices((request.services ?? [request]).map(({ options }) => options.name));
    case "reserve":
      return `${request.kind} ${request.options.name}`;
    case "port": {
      const { env, name, port, protocol = "HTTP" } = request.options;
      return `port ${name} ${port ?? env ?? protocol}`;
    }
    case "retire": {
      const { delete: isDeleted, name, port } = request.options;
      const what = port === undefined ? name : `${name} ${port}`;
      return `retire ${what}${isDeleted ? " with its folder" : ""}`;
    }
    case "move": {
      const { name, port, range, to } = request.options;
      const what = port === undefined ? name : `${name} ${port}`;
      return `move ${what} to ${to ?? range}`;
    }
    case "range": {
      const { name, ports } = request.options;
      return ports === undefined ? `range ${name}` : `range ${name} ${ports}`;
    }
  }
}

/** Names whole lists apart and stays one line: the first and the last of them, and a hash of all. */
function titleOfServices(names: readonly (string | undefined)[]): string {
  const [first] = names;
  if (names.length === 1) return `service ${first}`;
  const hash = hashText(JSON.stringify([...names].sort())).slice(0, 12);
  return `${names.length} services, ${first} to ${names.at(-1)} (${hash})`;
}
