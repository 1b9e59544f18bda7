import { extensionOf, nameOf } from "../code/text/file-name.ts";

const PROSE = /^(?:txt|md|markdown|rst|adoc|log|csv)$/;
const YAML_LINE = /^(?:\s*- |\s*[\w."/-]+:(?:\s|$)|---$)/;
const ENV_LINE = /^(?:export )?[A-Za-z_]\w*=/;

/**
 * A name that says what a text is that is written into a file of unknown name, by what it looks like; undefined where
 * that tells nothing.
 */
export function nameByText(text: string, path: string | undefined): string | undefined {
  if (path !== undefined && PROSE.test(extensionOf(nameOf(path)) ?? "")) return "text.md";
  if (text.startsWith("#!")) return "script";
  if (/^\s*[{[]\s*["{\]}]/.test(text)) return "text.json";
  const lines = text
    .slice(0, 4000)
    .split("\n")
    .filter((line) => /^\s*[^\s#]/.test(line));
  if (lines.length === 0) return undefined;
  if (lines.every((line) => YAML_LINE.test(line))) return "text.yaml";
  return lines.every((line) => ENV_LINE.test(line)) ? "text.env" : undefined;
}
