import type { PortFact } from "@berth/registry";
import type { DataEntry, DataMap, DataNode, DataScalar } from "../../formats/data/data-node.ts";
import { isPortKey } from "../../formats/key-words.ts";
import { numbersIn } from "../text/numbers-in.ts";
import { VALUES } from "../text/vocabulary.ts";
import type { DataFile } from "./data-file.ts";
import { isMapping, isPortValue } from "./port-value.ts";
import { fieldsOf } from "./registry-fields.ts";
import { type Around, nameOf, withoutPort } from "./registry-names.ts";

/**
 * A map with a key that holds a port, and a name within or above: its facts go to the file. The entries that are left
 * to be read; undefined where it is no such map, and nothing was read.
 */
export function readRecord(map: DataMap, around: Around, file: DataFile): readonly DataEntry[] | undefined {
  const entries = map.entries.filter(({ key, value }) => isRecordPort(key, map) && isPortValue(value));
  const published = map.entries.filter((entry) => !entries.includes(entry) && isMapping(entry.value));
  if (entries.length === 0) return undefined;
  const above = nameOf(around);
  const fields = fieldsOf(map, above !== undefined && !around.isItem);
  const name = fields.name ?? above;
  if (name === undefined || (!around.speaksOfPorts && fields.name === undefined)) return undefined;
  const isFlat = fields.name === undefined && entries.length > 1 && !entries.some(({ key }) => isPlain(key));
  const ports = [...entries, ...published].flatMap(({ key, value }) => numbersOf(key, value, isFlat));
  for (const port of ports) {
    const { kind, node } = port;
    if (ports.some((other) => publishes(other, port))) continue;
    const [number] = numbersIn(node.raw);
    const place = file.placeAt(node.start + (number?.start ?? 0));
    if (number?.to !== undefined)
      file.to.range({ place, from: number.port, to: number.to, title: fields.purpose ?? name });
    else
      addFact(
        {
          place,
          source: "registry",
          port: number?.port ?? Number(node.raw),
          ...fields,
          name: [kind === "" || !isFlat || fields.name !== undefined ? name : above, kind].filter(Boolean).join(" "),
          containerPort: number?.container ?? fields.containerPort,
          protocol: fields.protocol ?? number?.protocol,
        },
        file,
      );
  }
  return map.entries.filter(({ value }) => value.kind !== "scalar" && !ports.some(({ of }) => of === value));
}

/** A port of a record, and which of its ports it is: `metrics` of `metrics_port`. */
interface RecordPort {
  kind: string;
  node: DataScalar;
  of: DataNode;
}

function numbersOf(key: string, value: DataNode, isFlat: boolean): RecordPort[] {
  const isKind = isFlat || !/^(?:(?:host|external|published|public)_?)?ports?$|^number$/i.test(key);
  const kind = isKind ? withoutPort(key) : "";
  const nodes = value.kind === "list" ? value.items : [value];
  return nodes.flatMap((node) => (node.kind === "scalar" ? [{ kind, node, of: value }] : []));
}

/** `port: 5432` beside `mapping: "5433:5432"` is the number in the container. */
function publishes(one: RecordPort, other: RecordPort): boolean {
  const [number] = numbersIn(one.node.raw);
  return (
    one.kind === other.kind && number?.container === Number(other.node.raw) && number.port !== Number(other.node.raw)
  );
}

const isPlain = (key: string): boolean => /^(?:host_?)?port$/i.test(key);

const isRecordPort = (key: string, map: DataMap): boolean => {
  if (/^(?:container|internal|target|inner)[_-]?port$/i.test(key)) return false;
  if (isPortKey(key) || /^(?:ports|端口|ポート|포트|порт|puerto|porta|poort)$/i.test(key)) return true;
  return key.toLowerCase() === "number" && map.entries.some((entry) => /^(?:name|service|app)$/i.test(entry.key));
};

/** A fact of a registry, unless what it has for a name says that the number is free. */
export function addFact(fact: PortFact, file: DataFile): void {
  if (fact.name !== undefined && VALUES.free.is(fact.name)) return;
  file.to.port(fact);
}
