/** What YAML, JSON, TOML and lines of key=value have in common, with offsets into the text. */
export type DataNode = DataMap | DataList | DataScalar;

export interface DataMap {
  kind: "map";
  entries: DataEntry[];
}

export interface DataEntry {
  key: string;
  value: DataNode;
}

export interface DataList {
  kind: "list";
  items: DataNode[];
}

/** A single value as it is written, without its quotes: escapes stay, so that offsets into it hold. */
export interface DataScalar {
  kind: "scalar";
  raw: string;
  start: number;
  /** Whether quotes, or a block form, make it text whatever it says. */
  isQuoted: boolean;
}

const indexes = new WeakMap<DataMap, Map<string, DataScalar>>();

/** The scalar that a map has under the first of these keys that it has, compared without case. */
export function scalarUnder(map: DataMap | undefined, ...keys: string[]): DataScalar | undefined {
  const index = map && indexOf(map);
  return keys.map((key) => index?.get(key)).find((scalar) => scalar !== undefined);
}

/** Kept, so that the ports of a large map are not as many searches through it. */
function indexOf(map: DataMap): Map<string, DataScalar> {
  const known = indexes.get(map);
  if (known) return known;
  const index = new Map<string, DataScalar>();
  for (const { key, value } of map.entries.toReversed())
    if (value.kind === "scalar") index.set(key.toLowerCase(), value);
  indexes.set(map, index);
  return index;
}
