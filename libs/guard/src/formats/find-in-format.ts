import { loadGrammar } from "../code/parse.ts";
import { type FindPlaces, inOrder, type PortPlace } from "../places/port-place.ts";
import type { DataNode } from "./data/data-node.ts";
import { findInData, isRegistry } from "./data/find-in-data.ts";
import { findInPortTable, isPortTable } from "./data/find-in-port-table.ts";
import { type FileFormat, formatOf, type LineFormat } from "./format-of.ts";

/** The literal ports of a configuration file; none if its format is unknown. Parsers load when first needed. */
export const findInFormat: FindPlaces = async (text, path) => {
  const format = formatOf(path);
  if (format === undefined) return [];
  if (format === "html") return (await import("./find-in-html.ts")).findInHtml(text, path);
  if (format === "notebook") return (await import("./find-in-notebook.ts")).findInNotebook(text);
  // Everything but plain lines may hold commands.
  if (format !== "env" && format !== "properties") await loadGrammar("bash");
  if (format === "dockerfile") return (await import("./find-in-dockerfile.ts")).findInDockerfile(text);
  if (isLineFormat(format)) return (await lineFinderOf(format))(text);
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

const LINE_FORMATS: ReadonlySet<string> = new Set<LineFormat>([
  "batch",
  "directives",
  "hcl",
  "makefile",
  "powershell",
  "requests",
  "systemd",
]);

const isLineFormat = (format: FileFormat): format is LineFormat => LINE_FORMATS.has(format);

async function lineFinderOf(format: LineFormat): Promise<(text: string) => readonly PortPlace[]> {
  switch (format) {
    case "batch":
      return (await import("./lines/find-in-batch.ts")).findInBatch;
    case "directives":
      return (await import("./lines/find-in-directives.ts")).findInDirectives;
    case "hcl":
      return (await import("./lines/find-in-hcl.ts")).findInHcl;
    case "makefile":
      return (await import("./lines/find-in-makefile.ts")).findInMakefile;
    case "powershell":
      return (await import("./lines/find-in-powershell.ts")).findInPowershell;
    case "requests":
      return (await import("./lines/find-in-requests.ts")).findInRequests;
    case "systemd":
      return (await import("./lines/find-in-systemd.ts")).findInSystemd;
  }
}

async function readerOf(
  format: Exclude<FileFormat, LineFormat | "html" | "dockerfile" | "notebook">,
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
