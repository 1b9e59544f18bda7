import type { AskGit } from "./list-files.ts";

// People don't edit what GitHub calls generated or vendored. `-berth-lint` is for files whose ports are examples.
const ATTRIBUTES = ["linguist-generated", "linguist-vendored", "berth-lint"];

/**
 * The paths without those that .gitattributes calls generated or vendored, or takes out with `-berth-lint`. Where there
 * is no git to ask, the files are read here: a plain copy of a repository has the same exceptions.
 */
export async function skipAttributed(root: string, paths: readonly string[], git?: AskGit): Promise<readonly string[]> {
  if (paths.length === 0) return paths;
  const answer = await git?.(root, ["check-attr", "-z", "--stdin", ...ATTRIBUTES], paths.join("\0"));
  const settings = answer === undefined ? await readSettings(root, paths) : settingsIn(answer);
  const skipped = new Set<string>();
  for (const { attribute, path, value } of settings) {
    const isSet = value === "set" || value === "true";
    if (attribute === "berth-lint" ? value === "unset" || value === "false" : isSet) skipped.add(path);
  }
  return paths.filter((path) => !skipped.has(path));
}

/** What one attribute is for one path: `set`, `unset`, `unspecified` or a value, as `git check-attr` says it. */
interface Setting {
  path: string;
  attribute: string;
  value: string;
}

function settingsIn(answer: string): Setting[] {
  const fields = answer.split("\0");
  const settings: Setting[] = [];
  for (let index = 0; index + 2 < fields.length; index += 3) {
    const [path = "", attribute = "", value = ""] = fields.slice(index, index + 3);
    settings.push({ path, attribute, value });
  }
  return settings;
}

async function readSettings(root: string, paths: readonly string[]): Promise<Setting[]> {
  const { readAttributes } = await import("./read-attributes.ts");
  const attributesOf = readAttributes(root);
  return paths.flatMap((path) => {
    const values = attributesOf(path);
    return ATTRIBUTES.map((attribute) => ({ path, attribute, value: values.get(attribute) ?? "unspecified" }));
  });
}
