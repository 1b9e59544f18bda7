import type { KnowledgePlace } from "@berth/registry";
import type { DataMap, DataNode } from "../../formats/data/data-node.ts";
import { mapOf, valueIn } from "../../formats/data/data-values.ts";
import { formatOf } from "../../formats/format-of.ts";
import type { OnFault } from "../../formats/readers/read-fault.ts";
import type { Gather } from "../gather.ts";
import { placesIn } from "../place-in.ts";
import { SENTENCES } from "../text/vocabulary.ts";
import type { ComposeFile } from "./compose-extends.ts";
import type { DataFile } from "./data-file.ts";
import { composeServices, readCompose } from "./read-compose.ts";
import { readDevcontainer } from "./read-devcontainer.ts";
import { isKubernetes, readKubernetes } from "./read-kubernetes.ts";
import { readLaunchSettings } from "./read-launch-settings.ts";
import { readRegistry } from "./read-registry.ts";

const READERS = {
  yaml: async () => (await import("../../formats/readers/read-yaml.ts")).readYaml,
  json: async () => (await import("../../formats/readers/read-json.ts")).readJson,
  toml: async () => (await import("../../formats/readers/read-toml.ts")).readToml,
};

/** In characters; about two seconds of work. */
const MAX_LENGTH = { yaml: 512 * 1024, json: 1024 * 1024, toml: 512 * 1024 };

/** Services on the first level. */
const COMPOSE = /^services[ \t]*:/m;

/** What is known of a text of keys and values beside the text itself. */
interface Surroundings {
  to: Gather;
  placeAt(offset: number): KnowledgePlace;
  /** Bare numbers are ports there. */
  speaksOfPorts: boolean;
  /** What `.env` gives the variables of a compose file. */
  values: ReadonlyMap<string, string>;
  /** The text of another file, by its path in the workspace. */
  textOf?: ((path: string) => string | undefined) | undefined;
  /** Told where the text breaks off; left out where it need not be a whole one. */
  onFault?: OnFault;
}

/**
 * Reads YAML, JSON or TOML as far as it can be read; false if its format is another. Throws where the text is too much
 * to be read.
 */
export async function readData(path: string, text: string, around: Surroundings): Promise<boolean> {
  const format = formatOf(path);
  if (format !== "yaml" && format !== "json" && format !== "toml") return false;
  if (text.length > MAX_LENGTH[format])
    throw new Error(`${Math.round(text.length / 1024)} kB are more than a file of this format may have`);
  const read = await READERS[format]();
  const file: DataFile = { path, text, to: around.to, placeAt: around.placeAt };
  // In a registry, a value that is said once more is no further port; services of a compose file share their keys so.
  const parse = (written: string, onFault?: OnFault) => read(written, { follow: COMPOSE.test(written), onFault });
  for (const root of parse(text, around.onFault)) readRoot(root, file, around, parse);
  return true;
}

type Parse = (text: string) => DataNode[];

function readRoot(root: DataNode, file: DataFile, around: Surroundings, parse: Parse): void {
  const { speaksOfPorts, values } = around;
  const services = composeServices(root);
  const name = file.path.slice(file.path.lastIndexOf("/") + 1).toLowerCase();
  if (services) readCompose(composeFile(services, file, around, parse), values);
  else if (isKubernetes(root)) readKubernetes(root, file);
  else if (name === "devcontainer.json" || name === ".devcontainer.json") readDevcontainer(root, file);
  else if (name === "launchsettings.json") readLaunchSettings(root, file);
  else readRegistry(root, file, speaksOfPorts || saysPorts(root));
}

/** A compose file, with those that its services extend. */
function composeFile(services: DataMap, file: DataFile, around: Surroundings, parse: Parse): ComposeFile {
  const open = (relative: string): ComposeFile | undefined => {
    const path = pathFrom(file.path, relative);
    const text = path === undefined ? undefined : around.textOf?.(path);
    if (path === undefined || text === undefined || text.length > MAX_LENGTH.yaml) return undefined;
    const [root] = parse(text);
    const found = root && mapOf(valueIn(root, "services"));
    return found && composeFile(found, { path, text, to: file.to, placeAt: placesIn(path, text) }, around, parse);
  };
  return { services, file, open };
}

/** A path relative to the folder of a file; undefined where it leads out of the workspace. */
function pathFrom(file: string, relative: string): string | undefined {
  const parts = file.split("/").slice(0, -1);
  if (/^[/\\]|^\w:/.test(relative)) return undefined;
  for (const part of relative.split("/")) {
    if (part === ".." && parts.pop() === undefined) return undefined;
    if (part !== ".." && part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

/** Whether the first level of a file says that it is about ports: `title: Port registry`. */
function saysPorts(root: DataNode): boolean {
  if (root.kind !== "map") return false;
  return root.entries.some(
    ({ key, value }) =>
      /^(?:ports|port[_-]?(?:registry|ranges?|allocations?|assignments?|map))$/i.test(key) ||
      (/^(?:title|name|description|\$schema|kind)$/i.test(key) &&
        value.kind === "scalar" &&
        SENTENCES.portWords.isIn(value.raw.replace(/[-_./]/g, " "))),
  );
}
