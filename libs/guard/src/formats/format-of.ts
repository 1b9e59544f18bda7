import { byEntry, extensionOf, nameOf, stemOf } from "../code/text/file-name.ts";
import lists from "./format-of.json" with { type: "json" };

/** The formats that are read without a grammar of tree-sitter's. */
export type FileFormat =
  | "dockerfile"
  | "yaml"
  | "json"
  | "toml"
  | "env"
  | "properties"
  | "html"
  | "xml"
  | "notebook"
  | LineFormat;

/** The formats that are read line by line. */
export type LineFormat =
  | "directives"
  | "systemd"
  | "makefile"
  | "hcl"
  | "requests"
  | "batch"
  | "powershell"
  | "elixir"
  | "lua";

const BY_EXTENSION = byEntry<FileFormat>(lists.extensions);
const BY_NAME = byEntry<FileFormat>(lists.names);

/** What a template or a sample adds to the name of the file it stands for. */
const SUFFIX = /\.(?:j2|jinja2?|tpl|tmpl|template|erb|example|sample|dist|default)$/i;

/** The format of a file, from its name alone; undefined for what is code, documentation or unknown. */
export function formatOf(path: string): FileFormat | undefined {
  const name = nameOf(path).replace(SUFFIX, "");
  if (/^(?:Docker|Container)file(?:[._-].*)?$/i.test(name)) return "dockerfile";
  if (/^\.(?:env|flaskenv)(?:[._-].*)?$/i.test(name)) return "env";
  return BY_NAME.get(name) ?? BY_EXTENSION.get(extensionOf(name)) ?? BY_NAME.get(stemOf(name));
}
