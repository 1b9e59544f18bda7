export { chooseNamed } from "./choose-named.ts";
export { renderResults } from "./render-results.ts";
export { readResults } from "./results.ts";
export { ROWS } from "./rows/rows.ts";
