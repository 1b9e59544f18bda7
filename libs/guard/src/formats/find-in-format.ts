import { loadGrammar } from "../code/parse.ts";
import { countWork } from "../code/work.ts";
import { type FindPlaces, inOrder, type PortPlace } from "../places/port-place.ts";
import type { DataNode } from "./data/data-node.ts";
import { findInData, isRegistry } from "./data/find-in-data.ts";
import { findInPortTable } from "./data/find-in-port-table.ts";
import { type FileFormat, formatOf, type LineFormat } from "./format-of.ts";
import { isPortTable } from "./is-port-table.ts";

type DataFormat = Exclude<FileFormat, LineFormat | "html" | "dockerfile" | "notebook">;

/** The literal ports of a configuration file; none if its format is unknown. Parsers load when first needed. */
export const findInFormat: FindPlaces = async (text, path) => {
  const format = formatOf(path);
  if (format === undefined) return [];
  if (format === "html") return (await import("./find-in-html.ts")).findInHtml(text, path);
  if (format === "notebook") return (await import("./find-in-notebook.ts")).findInNotebook(text);
  // Everything but plain lines may hold commands.
  if (format !== "env" && format !== "properties") await loadGrammar("bash");
  if (format === "dockerfile") return (await import("./find-in-dockerfile.ts")).findInDockerfile(text);
  if (isLineFormat(format)) {
    const find = await LINE_FINDERS[format]();
    return countWork(() => find(text));
  }
  const read = await READERS[format]();
  const isTable = isPortTable(path);
  return inOrder(
    read(text).flatMap((root) => {
      if (isRegistry(root)) return [];
      const places = findInData(root, text);
      return isTable ? [...places, ...findInPortTable(root)] : places;
    }),
  );
};

const LINE_FINDERS: Readonly<Record<LineFormat, () => Promise<(text: string) => readonly PortPlace[]>>> = {
  batch: async () => (await import("./lines/find-in-batch.ts")).findInBatch,
  directives: async () => (await import("./lines/find-in-directives.ts")).findInDirectives,
  elixir: async () => (await import("./lines/find-in-code-lines.ts")).findInCodeLines("elixir"),
  hcl: async () => (await import("./lines/find-in-hcl.ts")).findInHcl,
  lua: async () => (await import("./lines/find-in-code-lines.ts")).findInCodeLines("lua"),
  makefile: async () => (await import("./lines/find-in-makefile.ts")).findInMakefile,
  powershell: async () => (await import("./lines/find-in-powershell.ts")).findInPowershell,
  requests: async () => (await import("./lines/find-in-requests.ts")).findInRequests,
  systemd: async () => (await import("./lines/find-in-systemd.ts")).findInSystemd,
};

const isLineFormat = (format: FileFormat): format is LineFormat => Object.hasOwn(LINE_FINDERS, format);

const READERS: Readonly<Record<DataFormat, () => Promise<(text: string) => DataNode[]>>> = {
  yaml: async () => (await import("./readers/read-yaml.ts")).readYaml,
  json: async () => (await import("./readers/read-json.ts")).readJson,
  toml: async () => (await import("./readers/read-toml.ts")).readToml,
  xml: async () => (await import("./readers/read-xml.ts")).readXml,
  env: async () => (await import("./readers/read-lines.ts")).readLines,
  properties: async () => (await import("./readers/read-lines.ts")).readLines,
};
