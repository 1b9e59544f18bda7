import type { Failure } from "../report/failure.ts";
import { didYouMean } from "../text/closest-word.ts";
import { commandOf } from "./command-of.ts";
import type { PortRow, Spec } from "./spec.ts";

/** What of a spec names its services. */
interface Services extends Pick<Spec, "settings"> {
  ports: readonly Pick<PortRow, "service">[];
}

/** How many names a message lists. */
const MAX_LISTED = 30;

/** SERVICE_UNKNOWN for a name that no row has, with the one that is probably meant. */
export function serviceUnknown(name: string, spec: Services): Failure {
  const services = [...new Set(spec.ports.map(({ service }) => service))];
  const shown = services.slice(0, MAX_LISTED);
  if (services.length > MAX_LISTED) shown.push(`and ${services.length - MAX_LISTED} more`);
  return {
    code: "SERVICE_UNKNOWN",
    message: `The spec has no service ${JSON.stringify(name)}.`,
    details: [`Services: ${shown.join(", ")}.`],
    choices: services,
    fix: `${didYouMean(name, services)}List all with ${commandOf(spec, "list")}.`,
  };
}
