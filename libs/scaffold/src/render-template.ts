import {
  escapeMarkdown,
  type Failure,
  type PortRow,
  type Result,
  refusal,
  success,
} from "@berth/registry";
import Handlebars from "handlebars";
import type { Template } from "./snapshot.ts";

/** What a template may say. No port number: a service names its variable and nothing else. */
export interface TemplateData {
  name: string;
  title: string;
  purpose: string;
  ports: { env: string; protocol: string }[];
}

const ENDING = ".hbs";

/** The data of a service, from its rows: those of a service with two ports share one template. */
export function templateData(rows: readonly PortRow[]): TemplateData {
  const [first] = rows;
  if (!first) throw new Error("A service has at least one row.");
  return {
    name: first.service,
    title: first.title,
    purpose: rows.map((row) => row.purpose).join("; "),
    ports: rows.map(({ env, protocol }) => ({ env, protocol })),
  };
}

/**
 * Renders every file of a template: path below the service's folder -> text. A fault in a template is TEMPLATE_INVALID
 * with the file's name: a workspace may bring its own templates.
 */
export function renderTemplate(
  id: string,
  template: Template,
  data: TemplateData,
): Result<Map<string, string>> {
  const engine = Handlebars.create();
  engine.registerHelper("json", (value: unknown) => JSON.stringify(existing(value)));
  engine.registerHelper("markdown", (value: unknown) => escapeMarkdown(String(existing(value))));
  const files = new Map<string, string>();
  const failures: Failure[] = [];
  for (const [path, text] of Object.entries(template)) {
    try {
      // Strict: a misspelt placeholder is an error and not an empty string.
      const render = engine.compile(text, { noEscape: true, strict: true });
      files.set(path.endsWith(ENDING) ? path.slice(0, -ENDING.length) : path, render(data));
    } catch (error) {
      failures.push({
        code: "TEMPLATE_INVALID",
        message: `${id}/${path} can't be rendered: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : error}`,
        fix: "Correct the template.",
      });
    }
  }
  return failures.length > 0 ? refusal(...failures) : success(files);
}

/** Strict mode looks at what a template prints, not at what it hands to a helper. */
function existing(value: unknown): unknown {
  if (value === undefined) throw new Error("a helper is given what doesn't exist");
  return value;
}
