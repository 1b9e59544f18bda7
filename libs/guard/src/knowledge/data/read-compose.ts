import type { PortFact } from "@berth/registry";
import type { DataMap, DataNode, DataScalar } from "../../formats/data/data-node.ts";
import { itemsOf, mapOf, textOf, valueIn } from "../../formats/data/data-values.ts";
import { isPortKey } from "../../formats/key-words.ts";
import { isPort } from "../../places/port-place.ts";
import { buildFolder } from "./build-folder.ts";
import { type Container, containerOf } from "./compose-container.ts";
import { type ComposeFile, partsOf } from "./compose-extends.ts";
import type { DataFile } from "./data-file.ts";
import { type Filled, interpolate } from "./interpolate.ts";

const SERVICE_KEYS = ["image", "build", "ports", "depends_on", "extends", "environment"];

/** The services of a compose file; undefined for another file. */
export function composeServices(root: DataNode): DataMap | undefined {
  const services = mapOf(valueIn(root, "services"));
  if (services === undefined) return undefined;
  const isService = (node: DataNode) =>
    node.kind === "map" && SERVICE_KEYS.some((key) => valueIn(node, key) !== undefined);
  // Compose has no `port`; a registry of services may have an image, too.
  const isRegistry = services.entries.some(({ value }) => valueIn(value, "port") !== undefined);
  return !isRegistry && services.entries.some(({ value }) => isService(value)) ? services : undefined;
}

/** Reads what the services of a compose file publish. `values` are those of the `.env` beside it. */
export function readCompose(compose: ComposeFile, values: ReadonlyMap<string, string>): void {
  for (const { key: name, value: service } of compose.services.entries) {
    const parts = partsOf(name, service, compose);
    const containers = parts.map((part) => containerOf(part.service, values));
    const about: Partial<PortFact> = {
      name,
      image: containers.find(({ image }) => image !== undefined)?.image,
      mounts: allOf(containers.flatMap(({ mounts = [] }) => mounts)),
      environment: variablesOf(containers),
      folder: buildFolder(parts, values),
    };
    for (const part of parts)
      for (const port of itemsOf(valueIn(part.service, "ports")))
        if (port.kind === "scalar") readShort(port, about, part.of.file, values);
        else if (port.kind === "map") readLong(port, about, part.of.file, values);
  }
}

/** The variables of the service itself win over those that it extends. */
function variablesOf(containers: readonly Container[]): PortFact["environment"] {
  const all = containers.toReversed().flatMap(({ environment }) => Object.entries(environment ?? {}));
  return all.length > 0 ? Object.fromEntries(all) : undefined;
}

const allOf = <T>(items: readonly T[]): T[] | undefined => (items.length > 0 ? [...new Set(items)] : undefined);

/** `[ip:][host:]container[/protocol]`; what names no number on the host takes any. */
function readShort(
  node: DataScalar,
  about: Partial<PortFact>,
  file: DataFile,
  values: ReadonlyMap<string, string>,
): void {
  const filled = interpolate(node.raw, values);
  const match = /^(?:(?:\[[^\]]*\]|[\w.-]+):)?(\d+)(?:-(\d+))?:(\d+)(?:-\d+)?(?:\/(\w+))?$/.exec(filled.text.trim());
  if (match) {
    const [, host = "", to, container = "", protocol] = match;
    add(
      Number(host),
      to === undefined ? undefined : Number(to),
      Number(container),
      protocol,
      filled,
      node,
      about,
      file,
    );
  } else doubtMissing(filled, node, about, file);
}

function readLong(node: DataMap, about: Partial<PortFact>, file: DataFile, values: ReadonlyMap<string, string>): void {
  const published = valueIn(node, "published");
  if (published?.kind !== "scalar") return;
  const filled = interpolate(published.raw, values);
  const match = /^(\d+)(?:-(\d+))?$/.exec(filled.text.trim());
  const container = Number(interpolate(textOf(valueIn(node, "target")) ?? "", values).text);
  if (match) {
    const to = match[2] === undefined ? undefined : Number(match[2]);
    const name = { ...about, purpose: textOf(valueIn(node, "name")) };
    add(Number(match[1]), to, container, textOf(valueIn(node, "protocol")), filled, published, name, file);
  } else doubtMissing(filled, published, about, file);
}

function add(
  port: number,
  to: number | undefined,
  container: number,
  protocol: string | undefined,
  { variables }: Filled,
  node: DataScalar,
  about: Partial<PortFact>,
  { placeAt, to: gather }: DataFile,
): void {
  const place = placeAt(node.start);
  if (!isPort(port)) return;
  if (to !== undefined) {
    gather.range({ place, from: port, to, title: about.name });
    return;
  }
  const env = variables.find(isPortKey);
  const containerPort = isPort(container) ? container : undefined;
  gather.port({ place, source: "compose", port, containerPort, env, protocol, ...about });
}

function doubtMissing({ missing }: Filled, node: DataScalar, { name }: Partial<PortFact>, file: DataFile): void {
  const [variable] = missing;
  if (variable === undefined) return;
  file.to.doubt({
    place: file.placeAt(node.start),
    code: "NOT_PLACED",
    message: `${name} publishes \${${variable}}, which has neither a value nor a default.`,
    question: `Which number does ${variable} carry?`,
  });
}
