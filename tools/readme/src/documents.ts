import { fileURLToPath } from "node:url";
import { renderCodes } from "./render-codes.ts";
import { renderExitStatuses } from "./render-exit-statuses.ts";
import { renderFields } from "./render-fields.ts";
import { renderGenerators } from "./render-generators.ts";
import { renderImportOptions, renderInitOptions, renderLintOptions, renderOptions } from "./render-options.ts";
import { SPEED_SECTIONS } from "./render-speed.ts";

const repository = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The documents with rendered sections, and what renders each section. */
export const DOCUMENTS = [
  "README.md",
  "docs/adopt.md",
  "docs/options.md",
  "libs/guard/README.md",
  "spec/README.md",
  "tools/bench/README.md",
  "tools/nx-berth/PLUGIN.md",
].map(repository);
export const SECTIONS = {
  options: renderOptions,
  "import-options": renderImportOptions,
  "init-options": renderInitOptions,
  "lint-options": renderLintOptions,
  fields: renderFields,
  codes: renderCodes,
  generators: renderGenerators,
  "exit-statuses": renderExitStatuses,
  ...SPEED_SECTIONS,
};
export const TERMINAL = repository("tools/readme/terminal.svg");
