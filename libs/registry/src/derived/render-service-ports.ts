import { rowsOf, type Spec } from "../spec/spec.ts";

/**
 * The managed block of a service's README: its port variables. Validated names only, so that nothing needs escaping.
 */
export const renderServicePorts = (spec: Spec, service: string): string =>
  rowsOf(spec, service)
    .filter(({ status }) => status !== "retired")
    .map(({ env, protocol }) => `- \`${env}\` (${protocol})`)
    .join("\n");
