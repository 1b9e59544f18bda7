// The names under which the languages and their usual libraries read the environment, each followed by the variable.
const READS: readonly RegExp[] = [
  /\b(?:process\.env|import\.meta\.env|Bun\.env|env)\s*(?:\?\.|!?\.)\s*([A-Z_]\w*)/,
  /\b(?:process\.env|import\.meta\.env|Bun\.env|environ|ENV|env)\s*\[\s*["'`]([A-Za-z_]\w*)/,
  /(?:\bDeno\.env\.get|getenv|Getenv|GetEnv|LookupEnv|getEnv|get_env|environ\.get|environ\.setdefault|environ\.pop|env::var|env::var_os|\bvar|option_env!|\benv!|dotenv::var|var_os)\s*(?:<[^>]*>)?\(\s*(?:b|f|r)?["'`]([A-Za-z_][\w.]*)/,
  /\b(?:env|Env|ENV|envInt|envOr|envStr|config|configService|settings)(?:::|\.)?(?:int|str|get|bool|url|var|getOrThrow|number|string|port)?\s*(?:<[^>]*>)?\(\s*["'`]([A-Z][A-Z\d_]*)["'`]/,
  /\bgetenv\(\)\s*\.\s*get(?:OrDefault)?\(\s*"([A-Za-z_]\w*)/,
  /\b(?:getProperty|getInteger)\(\s*"([\w.-]+)"/,
];

const UNNAMED =
  /\b(?:process\.env|import\.meta\.env|Bun\.env|Deno\.env|os\.environ|os\.getenv|getenv|os\.Getenv|LookupEnv|env::var|System\.getenv)\b/;

/** An environment read found in the text of an expression. */
export interface EnvRead {
  /** Undefined where the variable is not written as a literal. */
  variable: string | undefined;
}

/** Finds the read of an environment variable in the text of one expression, in any of the languages. */
export function envReadIn(text: string): EnvRead | undefined {
  // Long texts are bodies, not expressions; a read somewhere inside says nothing about the value.
  if (text.length > 400) return undefined;
  for (const read of READS) {
    const found = read.exec(text);
    if (found?.[1] !== undefined) return { variable: found[1] };
  }
  return UNNAMED.test(text) ? { variable: undefined } : undefined;
}

/** The name as a variable, if it is written as one: upper case. Property keys such as `server.port` are none. */
export function asVariable(name: string | undefined): string | undefined {
  return name !== undefined && /^[A-Z_][A-Z\d_]*$/.test(name) ? name : undefined;
}
