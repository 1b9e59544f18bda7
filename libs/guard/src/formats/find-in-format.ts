import { loadGrammar } from "../code/parse.ts";
import { type FindPlaces, inOrder } from "../places/port-place.ts";
import type { DataNode } from "./data/data-node.ts";
import { findInData, isRegistry } from "./data/find-in-data.ts";
import { findInPortTable, isPortTable } from "./data/find-in-port-table.ts";
import { type FileFormat, formatOf } from "./format-of.ts";

/** The literal ports of a configuration file; none if its format is unknown. Parsers load when first needed. */
export const findInFormat: FindPlaces = async (text, path) => {
  const format = formatOf(path);
  if (format === undefined) return [];
  if (format === "html") return (await import("./find-in-html.ts")).findInHtml(text, path);
  if (format === "notebook") return (await import("./find-in-notebook.ts")).findInNotebook(text);
  // Everything but plain lines may hold commands.
  if (format !== "env" && format !== "properties") await loadGrammar("bash");
  if (format === "dockerfile") return (await import("./find-in-dockerfile.ts")).findInDockerfile(text);
  const read = await readerOf(format);
  const isTable = isPortTable(path);
  return inOrder(
    read(text).flatMap((root) => {
      if (isRegistry(root)) return [];
      const places = findInData(root, text);
      return isTable ? [...places, ...findInPortTable(root)] : places;
    }),
  );
};

async function readerOf(
  format: Exclude<FileFormat, "html" | "dockerfile" | "notebook">,
): Promise<(text: string) => DataNode[]> {
  switch (format) {
    case "yaml":
      return (await import("./readers/read-yaml.ts")).readYaml;
    case "json":
      return (await import("./readers/read-json.ts")).readJson;
    case "toml":
      return (await import("./readers/read-toml.ts")).readToml;
    case "xml":
      return (await import("./readers/read-xml.ts")).readXml;
    case "env":
    case "properties":
      return (await import("./readers/read-lines.ts")).readLines;
  }
}
