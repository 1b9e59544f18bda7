import { commandOf, type Failure, type ParsedSpec, type PortRow } from "@berth/registry";

/**
 * SERVICE_USED if retiring these rows leaves the service with none while others connect to it: their `uses` would
 * name a service that `berth check` doesn't accept, and compose.yaml would lose its variables. Undefined otherwise.
 */
export function findUsers({ source, spec }: ParsedSpec, given: readonly PortRow[]): Failure | undefined {
  const service = given[0]?.service ?? "";
  const live = spec.ports.filter(({ status }) => status !== "retired");
  if (live.some((row) => row.service === service && !given.includes(row))) return undefined;
  const users = live.filter((row) => row.service !== service && row.uses?.includes(service));
  const [first] = users;
  if (!first) return undefined;
  const names = [...new Set(users.map((row) => row.service))];
  return {
    code: "SERVICE_USED",
    message: `${service} is used by ${names.join(", ")}.`,
    place: source.placeOf(["ports", first.port, "uses", first.uses?.indexOf(service) ?? 0]),
    fix:
      `Remove ${service} from uses in the spec (${names.join(", ")}), then run: ${commandOf(spec, "sync")}. ` +
      `Or retire what uses it first. ${names.map((name) => `Run: ${commandOf(spec, `retire ${name}`)}.`).join(" ")}`,
  };
}
