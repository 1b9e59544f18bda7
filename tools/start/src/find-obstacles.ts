import { examine, renderDiagnosis } from "@berth/doctor";
import { type PortRow, renderFailures, type Spec } from "@berth/registry";

/**
 * Why these services cannot all start, in the words of `berth doctor`: something listens on a port of theirs. Undefined
 * when nothing does.
 * @param env a variable that is set to another number moves its service there, and so the look.
 */
export async function findObstacles(
  root: string,
  spec: Spec,
  services: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const ports = spec.ports.map((row) => ({ ...row, port: portOf(row, env) }));
  const found = await examine({ root, spec: { ...spec, ports }, required: services, demand: "free" });
  if (!found.ok) return renderFailures(found.failures);
  return found.value.errors.length > 0 ? renderDiagnosis(found.value) : undefined;
}

/** What is no number is for the service to refuse. */
function portOf({ env: variable, port }: PortRow, env: NodeJS.ProcessEnv): number {
  const text = env[variable] ?? "";
  return /^[1-9]\d{0,4}$/.test(text) && Number(text) < 65_536 ? Number(text) : port;
}
