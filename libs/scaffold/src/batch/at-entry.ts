import { type Failure, type Place, renderPlace } from "@berth/registry";
import { flagsOf } from "../options/parse-flags.ts";
import { ListedOptions } from "../options/service-options.ts";
import type { ListedService } from "./read-service-list.ts";

/** What stands in the list besides the entry that is refused. */
interface Others {
  services: readonly ListedService[];
  /** The entries that have got their ports already. */
  places: ReadonlyMap<number, Place>;
}

/**
 * The failure at the entry that is refused, with a way out that a list can take; the place that it speaks of becomes a
 * detail.
 */
export function atEntry(
  { details = [], place: other, ...failure }: Failure,
  entry: ListedService,
  others: Others,
): Failure {
  const { place } = entry;
  const own = explainOrder(failure, entry, others);
  const see = own?.see ?? other;
  return {
    ...failure,
    ...(entry.options.name ? asKeys(failure) : { fix: "Write the key name: <name>." }),
    ...own?.told,
    place,
    details: [...(see ? [`see ${renderPlace(see)}`] : []), ...details],
  };
}

/** What is refused only because of the order of the entries. */
function explainOrder(
  { code }: Failure,
  entry: ListedService,
  { places, services }: Others,
): { see: Place; told: Partial<Failure> } | undefined {
  const { port, uses = [] } = entry.options;
  const first = places.get(port ?? 0);
  if (code === "PORT_TAKEN" && first)
    return { see: first, told: { fix: "Put the entries with a port of their own first, or ask for another port." } };
  if (code !== "SERVICE_UNKNOWN") return undefined;
  const below = services.slice(services.indexOf(entry) + 1);
  const used = below.find(({ options: { name } }) => name !== undefined && uses.includes(name));
  return (
    used && {
      see: used.place,
      told: {
        message: `--uses=${used.options.name} names a service that stands further down in the list.`,
        fix: "Put its entry before this one. Of two services that use each other, the second alone can say so.",
      },
    }
  );
}

/** A command to run has flags of its own; it ends with its sentence. */
const COMMAND = /\b(?:berth|nx) .*?(?=\. |$)/g;

/** A way out for one service names flags; in a list, they are keys. */
function asKeys({ fix = "" }: Failure): Pick<Failure, "fix"> {
  const own = fix.replace(COMMAND, "");
  const keys = flagsOf(ListedOptions).flatMap(({ isList, name, type }) => {
    const value = type === "boolean" ? "true" : isList ? "[<value>]" : "<value>";
    return new RegExp(`--${name}(?![\\w-])`).test(own) ? [`--${name} is ${name}: ${value}`] : [];
  });
  return keys.length === 0 ? {} : { fix: `In the list, ${keys.join(", and ")}. ${fix}` };
}
