import { examine, renderDiagnosis } from "@berth/doctor";
import { renderFailures, type Spec } from "@berth/registry";
import { portOf } from "./port-of.ts";

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
