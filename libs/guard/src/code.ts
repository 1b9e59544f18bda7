export { loadCode, readCode } from "./code/config/read-code.ts";
export { findInCodeLoaded } from "./code/find-in-code.ts";
export { loadGrammar } from "./code/parse.ts";
export { readEffects } from "./code/shell/effects/read-effects.ts";
export { type ShellEffect, UNKNOWN } from "./code/shell/effects/shell-effect.ts";
export { findInShell } from "./code/shell/find-in-shell.ts";
export { findPlaces } from "./places/find-places.ts";
