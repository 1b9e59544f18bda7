import { type Result, refusal, success } from "../report/failure.ts";

/** A variable and its value. */
export type Pair = readonly [name: string, value: string];

/** Texts that set variables; each is read by a program of its own. */
export const RENDERED_FORMATS = ["dotenv", "shell", "powershell", "github"] as const;
export type RenderedFormat = (typeof RENDERED_FORMATS)[number];

const RENDERERS: Readonly<Record<RenderedFormat, (name: string, value: string) => string | undefined>> = {
  dotenv: (name, value) => {
    const quoted = quoteForDotenv(value);
    return quoted && `${name}=${quoted}`;
  },
  shell: (name, value) => `export ${name}=${PLAIN.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`}`,
  // PowerShell takes typographic quotes for plain ones.
  powershell: (name, value) => `$env:${name} = '${value.replace(/['\u2018-\u201B]/g, "$&$&")}'`,
  github: (name, value) => (/[\r\n]/.test(value) ? renderBlock(name, value) : `${name}=${value}`),
};

/**
 * The variables as lines: `dotenv` for .env files, `shell` for `eval` in a POSIX shell, `powershell` for
 * Invoke-Expression, `github` for the file that GITHUB_ENV names. A reader gets exactly these values, whatever is in
 * them. ENV_INVALID for a value that readers of .env files take for different ones.
 */
export function renderPairs(pairs: readonly Pair[], format: RenderedFormat): Result<string> {
  const lines = pairs.map(([name, value]) => ({ name, line: RENDERERS[format](name, value) }));
  const lost = lines.find(({ line }) => line === undefined);
  if (lost === undefined) return success(lines.map(({ line }) => line).join("\n"));
  return refusal({
    code: "ENV_INVALID",
    message: `The value of ${lost.name} has characters that readers of .env files take for different ones.`,
    fix: "Use --json, or unset the variable.",
  });
}

/** What no reader takes for anything but itself, without quotes. */
const PLAIN = /^[\w.:/@%+,-]+$/;

/**
 * Single quotes keep all but quotes, backslashes and line breaks in every reader; where there is a single quote, double
 * ones do, unless something in them is expanded or escaped.
 */
function quoteForDotenv(value: string): string | undefined {
  if (PLAIN.test(value)) return value;
  if (/[\\\p{Cc}]/u.test(value)) return undefined;
  if (!value.includes("'")) return `'${value}'`;
  return /["$`]/.test(value) ? undefined : `"${value}"`;
}

/** GitHub reads up to a line that is the delimiter, so that no line of the value may be it. */
function renderBlock(name: string, value: string): string {
  let delimiter = "BERTH_END";
  while (value.includes(delimiter)) delimiter += "_";
  return `${name}<<${delimiter}\n${value}\n${delimiter}`;
}
