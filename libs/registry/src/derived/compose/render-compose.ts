import type { Spec } from "../../spec/spec.ts";
import { DERIVED_MARK, derivedNote } from "../derived-mark.ts";
import { composeServices, isComposed, volumesOf } from "./compose-services.ts";
import { writeYaml } from "./write-yaml.ts";

/**
 * The other names under which Docker Compose looks for its file. It takes compose.yaml where there are two, so one of
 * ours beside them would silently put theirs out of use.
 */
export const COMPOSE_RIVALS = ["compose.yml", "docker-compose.yaml", "docker-compose.yml"];

const renderHeader = (spec: Spec): string => `\
# ${derivedNote(spec)}
#
#   docker compose --env-file config/ports.env up --build
#
# A port is the variable of its service: config/ports.env has the default, the environment wins. Don't change one in an
# override file: compose adds its list of ports to the one here.
`;

/**
 * compose.yaml: every service in use that runs in a container. It holds no port of ours; those are in config/ports.env.
 */
export function renderCompose(spec: Spec): string {
  const services = [...composeServices(spec)].map((entry) => writeYaml(new Map([entry]), "  "));
  const body = services.length > 0 ? `services:\n${services.join("\n")}` : "services: {}\n";
  const volumes = volumesOf(spec).map((name) => [name, {}]);
  const tail = volumes.length > 0 ? `\n${writeYaml({ volumes: Object.fromEntries(volumes) })}` : "";
  return `${renderHeader(spec)}\n${body}${tail}`;
}

/** Whether there is anything to start. */
export const needsCompose = (spec: Spec): boolean => spec.ports.some((row) => isComposed(spec, row));

/**
 * Whether Berth writes this compose.yaml: one with the mark, or an empty one. Without the mark the file belongs to its
 * authors.
 */
export const isDerivedCompose = (text: string): boolean =>
  text.trim() === "" || text.replace(/^\uFEFF/, "").startsWith(`# ${DERIVED_MARK}`);
