import { addToJson, type JsonAddition, PACKAGES, type Result, readJsonObject, valueAt } from "@berth/registry";
import { getNodeValue } from "jsonc-parser";

export const NX_CONFIG_PATH = "nx.json";
const PLUGIN = PACKAGES.nx;
const SYNC_GENERATOR = `${PLUGIN}:sync`;

/** What nx.json lacks of Berth. */
export type NxLack = "plugin" | "sync";

/** Which of the two registrations nx.json lacks; FILE_UNREADABLE where it can't be read. */
export function findNxLacks(text: string): Result<NxLack[]> {
  const root = readJsonObject(NX_CONFIG_PATH, text);
  if (!root.ok) return root;
  const plugins = listAt(valueAt(root.value, "plugins"));
  const generators = listAt(valueAt(valueAt(root.value, "sync"), "globalGenerators"));
  const hasPlugin = plugins.some((it) => it === PLUGIN || (it as { plugin?: unknown } | null)?.plugin === PLUGIN);
  const lacks: NxLack[] = hasPlugin ? [] : ["plugin"];
  return { ok: true, value: generators.includes(SYNC_GENERATOR) ? lacks : [...lacks, "sync"] };
}

/** nx.json with the plugin and the global sync generator in it. */
export function registerInNx(text: string): Result<string> {
  const lacks = findNxLacks(text);
  if (!lacks.ok) return lacks;
  const additions: Record<NxLack, JsonAddition> = {
    plugin: { path: ["plugins"], value: PLUGIN },
    sync: { path: ["sync", "globalGenerators"], value: SYNC_GENERATOR },
  };
  return addToJson(
    NX_CONFIG_PATH,
    text,
    lacks.value.map((lack) => additions[lack]),
  );
}

const listAt = (node: Parameters<typeof getNodeValue>[0] | undefined): unknown[] =>
  node?.type === "array" ? getNodeValue(node) : [];
