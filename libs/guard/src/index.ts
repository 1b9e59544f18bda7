export { findInCode, findInCodeLoaded } from "./code/find-in-code.ts";
export { type Language, languageOf } from "./code/language.ts";
export { loadGrammar } from "./code/parse.ts";
export { findInShell } from "./code/shell/find-in-shell.ts";
export type { FindPlaces, PlaceKind, PortPlace } from "./places/port-place.ts";
