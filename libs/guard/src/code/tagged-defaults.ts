import type { PortPlace } from "../places/port-place.ts";
import type { Language } from "./language.ts";
import { findAddresses } from "./text/addresses.ts";
import { asVariable } from "./text/env-read.ts";
import { namesPort } from "./text/words.ts";
import { parentOf } from "./tree/ancestry.ts";
import { fieldOf } from "./tree/fields.ts";
import type { StringLiteral } from "./tree/string-literal.ts";

/** Defaults in a syntax of their own: `${server.port:8080}` in Java, `envDefault:"8080"` in Go's struct tags. */
export function taggedDefaults(string: StringLiteral, language: Language): readonly PortPlace[] {
  const places: PortPlace[] = [];
  if (language === "java")
    for (const match of string.content.matchAll(/\$\{([\w.-]+):([^${}]*\d)[^${}]*\}/g)) {
      const [, name = "", value = ""] = match;
      const base = string.start + match.index + name.length + 3;
      for (const { form, port, start, end } of findAddresses(value))
        if (form !== "digits" || namesPort(name))
          places.push({ kind: "default", port, start: base + start, end: base + end, ...variableNamed(name) });
    }
  if (language === "go" && string.node.type === "raw_string_literal")
    for (const match of string.content.matchAll(
      /\b(?:envDefault|default|env-default|def)\s*:\s*"[^"\s]*?(?<![\d.])(\d{2,5})"/g,
    )) {
      const name =
        /\b(?:env|envconfig|flag|long|name|json|yaml|mapstructure|koanf|toml|arg)\s*:\s*"(?:env:)?(--)?([\w.-]+)/.exec(
          string.content,
        )?.[2] ?? "";
      const field = fieldOf(parentOf(string.node), "name")?.text ?? "";
      if (/port|addr|url|host|endpoint|listen/i.test(`${name} ${field}`))
        places.push(tagged(string, match, /\benv\s*:/.test(string.content) ? name : "", match[1] ?? "", 1));
    }
  return places;
}

function tagged(string: StringLiteral, match: RegExpExecArray, name: string, digits: string, after: number): PortPlace {
  const end = string.start + match.index + match[0].length - after;
  const start = end - digits.length;
  return { kind: "default", port: Number(digits), start, end, ...variableNamed(name) };
}

function variableNamed(name: string): { variable?: string } {
  const variable = asVariable(name);
  return variable === undefined ? {} : { variable };
}
