import type { AskGit } from "./list-files.ts";

// What GitHub calls generated or vendored nobody edits by hand. `-berth-lint` is for files whose ports are examples.
const ATTRIBUTES = ["linguist-generated", "linguist-vendored", "berth-lint"];

/** The paths without those that .gitattributes says nobody wrote here, or that it takes out with `-berth-lint`. */
export function skipAttributed(root: string, paths: readonly string[], git?: AskGit): readonly string[] {
  if (!git || paths.length === 0) return paths;
  const answer = git(root, ["check-attr", "-z", "--stdin", ...ATTRIBUTES], paths.join("\0"));
  if (answer === undefined) return paths;
  const skipped = new Set<string>();
  const fields = answer.split("\0");
  for (let index = 0; index + 2 < fields.length; index += 3) {
    const [path = "", attribute = "", value = ""] = fields.slice(index, index + 3);
    const isSet = value === "set" || value === "true";
    if (attribute === "berth-lint" ? value === "unset" || value === "false" : isSet) skipped.add(path);
  }
  return paths.filter((path) => !skipped.has(path));
}
