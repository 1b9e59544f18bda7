/** The formats that are read without a grammar of tree-sitter's. */
export type Format = "dockerfile" | "yaml" | "json" | "toml" | "env" | "properties" | "html" | "xml" | "notebook";

const BY_EXTENSION: Record<string, Format> = {
  yaml: "yaml",
  yml: "yaml",
  json: "json",
  jsonc: "json",
  json5: "json",
  webmanifest: "json",
  toml: "toml",
  env: "env",
  properties: "properties",
  ini: "properties",
  cfg: "properties",
  html: "html",
  htm: "html",
  xhtml: "html",
  xml: "xml",
  ipynb: "notebook",
  vue: "html",
  svelte: "html",
  dockerfile: "dockerfile",
  containerfile: "dockerfile",
};

/** What a template or a sample adds to the name of the file it stands for. */
const SUFFIX = /\.(?:j2|jinja2?|tpl|tmpl|template|erb|example|sample|dist|default)$/i;

/** The format of a file, from its name alone; undefined for what is code, documentation or unknown. */
export function formatOf(path: string): Format | undefined {
  const name = nameOf(path).replace(SUFFIX, "");
  if (/^(?:Docker|Container)file(?:[._-].*)?$/i.test(name)) return "dockerfile";
  if (/^\.(?:env|flaskenv)(?:[._-].*)?$/i.test(name)) return "env";
  const dot = name.lastIndexOf(".");
  const extension = name.slice(dot + 1).toLowerCase();
  return dot >= 0 && Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
}

/** The last component of a path with either kind of slash. */
export function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
