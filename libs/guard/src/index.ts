export { type Language, languageOf } from "./code/language.ts";
export { loadGrammar } from "./code/parse.ts";
export type { FindPlaces, PlaceKind, PortPlace } from "./places/port-place.ts";
