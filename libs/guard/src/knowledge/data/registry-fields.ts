import type { PortFact } from "@berth/registry";
import { wordsOf } from "../../code/text/words.ts";
import type { DataMap } from "../../formats/data/data-node.ts";
import { textOf, valueIn } from "../../formats/data/data-values.ts";
import { isPortText } from "../../places/port-place.ts";
import { type Role, roleOfHeader } from "../text/role-of-header.ts";
import { statusOf } from "../text/status-of.ts";

/** What names a service that its key names already; `app`, `server` and the like say where it belongs. */
const SERVICE = /^(?:servi(?:ce|cio|ço|zio)|dienst|usługa|сервис|服务|サービス|서비스|id|slug)$/;

/**
 * What the keys of a record say, by the same words as the headers of tables. `isNamed` tells that the key of the record
 * names it, so that `app: shop` says what it is part of.
 */
export function fieldsOf(map: DataMap, isNamed = false): Partial<PortFact> {
  const fields: Partial<Record<Role, string>> = {};
  for (const { key, value } of map.entries) {
    const role = roleOfKey(key);
    if (isNamed && role === "name" && !SERVICE.test(key.toLowerCase())) continue;
    if (isNamed && role === "properName" && /container/i.test(key)) continue;
    const text = textOf(value);
    const isName = role === "name" || role === "properName";
    if (role !== undefined && text !== undefined && (!isName || /\p{L}/u.test(text))) fields[role] ??= text;
  }
  const env = fields.env;
  const status = statusOf(fields.status ?? "");
  const container = fields.container ?? "";
  return {
    name: fields.properName ?? fields.name,
    protocol: fields.protocol,
    purpose: fields.purpose,
    rationale: fields.rationale,
    owner: fields.owner,
    env: env !== undefined && /^[A-Za-z_]\w*$/.test(env) ? env : undefined,
    url: undefined,
    status: status ?? (textOf(valueIn(map, "deprecated", "retired")) === "true" ? "retired" : undefined),
    image: fields.image,
    containerPort: isPortText(container) ? Number(container) : undefined,
  };
}

/** `container_port` and `internalPort` are the container's, and `title` names a thing. */
function roleOfKey(key: string): Role | undefined {
  const words = wordsOf(key);
  const phrase = words.join(" ");
  if (/^(?:title|label)$/.test(phrase)) return "properName";
  if (phrase === "id" || phrase === "slug") return "name";
  // An address to bind to is no name.
  if (/^(?:host|host name|bind|bind address|ip|address)$/.test(phrase)) return undefined;
  if (/^(?:container|internal|target|inner)(?: ?port)?$/.test(phrase)) return "container";
  return roleOfHeader(phrase === "" ? key : phrase);
}
