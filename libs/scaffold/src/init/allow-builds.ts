import { isMap, parseDocument } from "yaml";

/** The packages of a workspace of services that ask to run a script when they are installed. Both work without it. */
const SCRIPTED = ["esbuild", "nx"];

/** Where pnpm-workspace.yaml decides about such scripts; the lists are those of pnpm before 10.26. */
const LISTS = ["onlyBuiltDependencies", "ignoredBuiltDependencies", "neverBuiltDependencies"];

/**
 * pnpm-workspace.yaml with a decision about each install script, since pnpm 11 and newer end with 1 while one is open
 * (https://pnpm.io/settings#allowbuilds). A decision that is there stays, and so does a text that is no mapping.
 */
export function allowBuilds(text: string): string {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents)) return text;
  const decisions: Record<string, unknown> = document.toJS();
  if (decisions["dangerouslyAllowAllBuilds"] === true) return text;
  const decided = new Set(LISTS.flatMap((list) => [decisions[list] ?? []].flat()));
  for (const name of Object.keys(Object(decisions["allowBuilds"]))) decided.add(name);
  const open = SCRIPTED.filter((name) => !decided.has(name));
  if (open.length === 0) return text;
  for (const name of open) document.setIn(["allowBuilds", name], false);
  return document.toString({ lineWidth: 0 });
}
