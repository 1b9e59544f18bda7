import type Handlebars from "handlebars";
import { PRECOMPILED } from "./precompiled.ts";

/** Strict: a misspelt placeholder is an error and not an empty string. What is rendered is code, and no HTML. */
export const TEMPLATE_OPTIONS = { noEscape: true, strict: true };

/** The function that renders the text of a template. A fault in the text is thrown by its first call. */
export function compileTemplate(engine: typeof Handlebars, text: string): HandlebarsTemplateDelegate {
  const spec = PRECOMPILED.get(text);
  return spec ? engine.template(spec) : engine.compile(text, TEMPLATE_OPTIONS);
}
