import type { PortRow } from "@berth/registry";
import { type Language, languageOf } from "../code/language.ts";
import { nameOf } from "../code/text/file-name.ts";
import { formatOf } from "../formats/format-of.ts";

const COMPOSE = /^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/i;

/** The settings of Spring, which fills variables in. */
const SPRING = /(?:^|\/)application(?:-[\w-]+)?\.(?:properties|ya?ml)$/;

export const isSpring = (path: string): boolean => SPRING.test(path);

/** Whether a file is a compose file by its name: only there, of all YAML, variables are filled in. */
export const isCompose = (path: string): boolean => formatOf(path) === "yaml" && COMPOSE.test(nameOf(path));

/**
 * How a file of this kind reads a port's variable, with the spec's number as its default where that is one expression.
 * `inText` asks for what stands in the middle of a text, such as a URL; a script without an extension is known by its
 * own text.
 */
export function howToRead(
  { env, port }: Pick<PortRow, "env" | "port">,
  { path, text }: { path: string; text?: string },
  inText = false,
): string {
  const language = languageOf(path, text);
  if (language !== undefined) return READERS[language](env, port, inText);
  if (isSpring(path)) return `\${${env}:${port}}`;
  if (isCompose(path) || formatOf(path) === "dockerfile") return `\${${env}:-${port}}`;
  return formatOf(path) === "env" && !inText ? `${env}=${port}` : env;
}

type Reader = (env: string, port: number, inText: boolean) => string;

const script: Reader = (env, port, inText) =>
  inText ? `\${process.env.${env} ?? ${port}}` : `Number(process.env.${env} ?? ${port})`;

const READERS: Record<Language, Reader> = {
  typescript: script,
  tsx: script,
  javascript: script,
  // Before Python 3.12, an f-string ends at the first quote that is like its own.
  python: (env, port, inText) => (inText ? `{os.getenv('${env}', '${port}')}` : `int(os.getenv("${env}", "${port}"))`),
  go: (env) => `os.Getenv("${env}")`,
  rust: (env) => `std::env::var("${env}")`,
  java: (env) => `System.getenv("${env}")`,
  ruby: (env, port, inText) => (inText ? `#{ENV.fetch("${env}", ${port})}` : `ENV.fetch("${env}", ${port})`),
  php: (env) => `getenv("${env}")`,
  "c-sharp": (env) => `Environment.GetEnvironmentVariable("${env}")`,
  cpp: (env) => `getenv("${env}")`,
  bash: (env, port) => `\${${env}:-${port}}`,
};
