import type { PortFact } from "@berth/registry";
import type { DataNode } from "../../formats/data/data-node.ts";
import { itemsOf, mapOf, textOf, valueIn } from "../../formats/data/data-values.ts";
import { interpolate } from "./interpolate.ts";

/** What the spec keeps of a container. */
export type Container = Pick<PortFact, "image" | "mounts" | "environment">;

/** What a service of a compose file says of its container. `values` are those of the `.env` beside it. */
export function containerOf(service: DataNode, values: ReadonlyMap<string, string>): Container {
  const image = textOf(valueIn(service, "image"));
  return {
    image: image === undefined ? undefined : interpolate(image, values).text,
    mounts: mountsOf(valueIn(service, "volumes")),
    environment: environmentOf(valueIn(service, "environment")),
  };
}

/** As compose writes them; the long syntax in the short one. */
function mountsOf(node: DataNode | undefined): string[] | undefined {
  const mounts = itemsOf(node).flatMap((item) => {
    if (item.kind === "scalar") return [item.raw.trim()];
    const [source, target] = [textOf(valueIn(item, "source")), textOf(valueIn(item, "target"))];
    const isReadOnly = textOf(valueIn(item, "read_only")) === "true";
    return target === undefined ? [] : [[source, target, isReadOnly ? "ro" : undefined].filter(Boolean).join(":")];
  });
  return mounts.length > 0 ? mounts : undefined;
}

/** Variables as a map, or as `NAME=value`; one without a value takes it from the environment. */
function environmentOf(node: DataNode | undefined): Record<string, string> | undefined {
  const listed = itemsOf(node).flatMap((item): [string, string | undefined][] => {
    const [, name, value] = /^([^=]+?)(?:=([\s\S]*))?$/.exec(textOf(item) ?? "") ?? [];
    return name === undefined ? [] : [[name, value]];
  });
  const mapped = (mapOf(node)?.entries ?? []).map(({ key, value }): [string, string | undefined] => [
    key,
    saidIn(value),
  ]);
  const variables = [...listed, ...mapped].map(([name, value]) => [name, written(name, value)]);
  return variables.length > 0 ? Object.fromEntries(variables) : undefined;
}

/** `""` is empty, and nothing, or null, is what the environment has. */
const saidIn = (value: DataNode): string | undefined =>
  textOf(value) ?? (value.kind === "scalar" && value.isQuoted ? value.raw.trim() : undefined);

const NO_VALUES = new Map<string, string>();

/**
 * A default is taken, and what the environment gives is left to it: what `.env` has may be a secret. Where variables
 * stand in the midst of a text, it stays as it is written.
 */
function written(name: string, value: string | undefined): string {
  if (value === undefined) return `\${${name}}`;
  const { missing, text, variables } = interpolate(value, NO_VALUES);
  const [only] = variables;
  if (missing.length === 0) return text;
  const isAll = variables.length === 1 && /^\$(?:\w+|\{[^{}]*\})$/.test(value.trim());
  return isAll ? `\${${only}}` : value;
}
