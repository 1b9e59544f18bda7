import Handlebars from "handlebars";
import { TEMPLATE_OPTIONS } from "./compile-template.ts";

/** The source of a module in the form of precompiled.ts, for these texts. */
export function precompileTemplates(texts: readonly string[]): string {
  const entries = texts.map((text) => `[${JSON.stringify(text)}, ${Handlebars.precompile(text, TEMPLATE_OPTIONS)}]`);
  return `export const PRECOMPILED = new Map([\n${entries.join(",\n")},\n]);\n`;
}
