import type { Settings } from "./spec-schema.ts";

/** A spec, or what is known of one. */
type WithSettings = { settings: Settings };

/** What Nx has a generator for. */
const GENERATORS = /^(?:service|reserve|port|range|move|retire)\b/;

/** Whether commands are those of Nx, as far as Nx has them. */
export const usesNx = ({ settings }: WithSettings): boolean => (settings.commands ?? "npx nx") === "npx nx";

/** How the bin is called: `npx berth` or `berth`. Never npx without package.json: it downloads another package. */
export const binOf = ({ settings }: WithSettings): string =>
  settings.commands === "berth" ? settings.commands : "npx berth";

/** How people and agents call this of Berth here: `npx nx g reserve`, `npx nx sync`, `npx berth list`, `berth list`. */
export function commandOf(spec: WithSettings, words: string): string {
  if (!usesNx(spec)) return `${binOf(spec)} ${words}`;
  if (words === "sync") return "npx nx sync";
  return GENERATORS.test(words) ? `npx nx g ${words}` : `${binOf(spec)} ${words}`;
}
