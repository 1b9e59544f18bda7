import { type PortPlace, placeOf } from "../places/port-place.ts";
import type { Language } from "./language.ts";
import lists from "./tagged-defaults.json" with { type: "json" };
import { findAddresses } from "./text/addresses.ts";
import { asVariable } from "./text/env-read.ts";
import { namesPort } from "./text/words.ts";
import { parentOf } from "./tree/ancestry.ts";
import { fieldOf } from "./tree/fields.ts";
import type { StringLiteral } from "./tree/string-literal.ts";

/** Defaults in a syntax of their own: `${server.port:8080}` in Java, `envDefault:"8080"` in Go's struct tags. */
export function taggedDefaults(string: StringLiteral, language: Language): readonly PortPlace[] {
  if (language === "java") return placeholders(string);
  return language === "go" && string.node.type === "raw_string_literal" ? structTags(string) : [];
}

function placeholders({ content, start }: StringLiteral): readonly PortPlace[] {
  return [...content.matchAll(/\$\{([\w.-]+):([^${}]*\d)[^${}]*\}/g)].flatMap(
    ({ 1: name = "", 2: value = "", index }) =>
      findAddresses(value)
        .filter(({ form }) => form !== "digits" || namesPort(name))
        .map((part) => {
          const at = start + index + name.length + 3;
          const place = placeOf("default", String(part.port), at + part.start, { variable: asVariable(name) });
          return { ...place, end: at + part.end };
        }),
  );
}

const DEFAULT = /\b(?:envDefault|default|env-default|def)\s*:\s*"[^"\s]*?(?<![\d.])(\d{2,5})"/g;
const NAME = new RegExp(`\\b(?:${lists.nameTags.join("|")})\\s*:\\s*"(?:env:)?(--)?([\\w.-]+)`);

function structTags({ content, node, start }: StringLiteral): readonly PortPlace[] {
  const name = NAME.exec(content)?.[2] ?? "";
  const field = fieldOf(parentOf(node), "name")?.text ?? "";
  if (!/port|addr|url|host|endpoint|listen/i.test(`${name} ${field}`)) return [];
  const variable = asVariable(/\benv\s*:/.test(content) ? name : "");
  return [...content.matchAll(DEFAULT)].map(({ 0: tag, 1: digits = "", index }) =>
    placeOf("default", digits, start + index + tag.length - 1 - digits.length, { variable }),
  );
}
