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

/** The scalar that a map has under one of these keys, compared without case. */
export function scalarUnder(map: DataMap | undefined, ...keys: string[]): DataScalar | undefined {
  const entry = map?.entries.find(({ key, value }) => value.kind === "scalar" && keys.includes(key.toLowerCase()));
  return entry?.value.kind === "scalar" ? entry.value : undefined;
}
