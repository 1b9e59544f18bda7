import { escapeMarkdown, type Failure, type Result, refusal, success } from "@berth/registry";
import Handlebars from "handlebars";
import type { Template } from "../plans/snapshot.ts";
import { compileTemplate } from "./compile-template.ts";
import { targetOf } from "./layer-templates.ts";
import type { TemplateData } from "./template-data.ts";

/**
 * Renders every file of a template: path below the service's folder -> text. A file that comes out blank is left out,
 * so that a template can make a file for some services only; a file whose name begins with `_` is a part that others
 * take in with `{{> name}}`. A fault in a template is TEMPLATE_INVALID with the file's name: a workspace may bring its
 * own templates.
 */
export function renderTemplate(id: string, template: Template, data: TemplateData): Result<Map<string, string>> {
  const { engine, files: compiled } = ready.get(template) ?? prepare(template);
  const files = new Map<string, string>();
  const failures: Failure[] = [];
  for (const [path, render] of compiled) {
    try {
      // Said outright, so that Handlebars does not print a warning of its own where a template asks for a prototype.
      const rendered = render(data, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
      if (rendered.trim() !== "") files.set(targetOf(path), rendered);
    } catch (error) {
      failures.push({
        code: "TEMPLATE_INVALID",
        message: `${id}/${path} can't be rendered: ${reasonOf(error, Object.keys(engine.helpers))}`,
        fix: "Correct the template.",
      });
    }
  }
  return failures.length > 0 ? refusal(...failures) : success(files);
}

/** What is made of a template once, for all services that are rendered from it. */
interface Prepared {
  engine: typeof Handlebars;
  files: readonly (readonly [path: string, render: HandlebarsTemplateDelegate])[];
}

const ready = new WeakMap<Template, Prepared>();

function prepare(template: Template): Prepared {
  const engine = Handlebars.create();
  // It writes to standard output, where a dry run prints its plan.
  engine.unregisterHelper("log");
  engine.registerHelper("json", (value: unknown) => JSON.stringify(existing(value)));
  engine.registerHelper("markdown", (value: unknown) => escapeMarkdown(String(existing(value))));
  const compiled = Object.entries(template).map(([path, text]) => [path, compileTemplate(engine, text)] as const);
  for (const [path, render] of compiled) {
    const part = partOf(path);
    if (part !== undefined) engine.registerPartial(part, render);
  }
  const prepared = { engine, files: compiled.filter(([path]) => partOf(path) === undefined) };
  ready.set(template, prepared);
  return prepared;
}

/**
 * Why a template cannot be rendered. Handlebars explains its own refusals; a call of a helper that does not exist, or
 * without what the helper needs, ends in a TypeError of its insides.
 */
function reasonOf(error: unknown, helpers: string[]): string {
  if (!(error instanceof TypeError))
    return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  const known = helpers.filter((name) => !name.endsWith("Missing")).sort();
  const fault = "it calls a helper that does not exist, or calls one without its arguments";
  return `${fault}. The helpers are ${known.join(", ")}.`;
}

/** The name that a part is taken in by; undefined for a file of the service. */
const partOf = (path: string): string | undefined => /(?:^|\/)_([^/.]+)(?:\.hbs)?$/.exec(path)?.[1];

/** Strict mode looks at what a template prints, not at what it hands to a helper. */
function existing(value: unknown): unknown {
  if (value === undefined) throw new Error("a helper is given what doesn't exist");
  return value;
}
