import lists from "./env-read.json" with { type: "json" };

// A call's type arguments and its bracket.
const OPENS = String.raw`\s*(?:<[^>]*>)?\(\s*`;
const QUOTE = "[\"'`]";
const SETTING = `\\b(?:${lists.settings.join("|")})(?:::|\\.)?(?:${lists.settingCalls.join("|")})?`;
// The names under which the languages and their usual libraries read the environment, each followed by the variable.
const READS: readonly RegExp[] = [
  /\b(?:process\.env|import\.meta\.env|Bun\.env|env)\s*(?:\?\.|!?\.)\s*([A-Z_]\w*)/,
  /\b(?:process\.env|import\.meta\.env|Bun\.env|environ|ENV|env)\s*\[\s*["'`]([A-Za-z_]\w*)/,
  /\$_(?:ENV|SERVER)\s*\[\s*["']([A-Za-z_]\w*)/,
  new RegExp(`(?:${lists.readCalls.join("|")})${OPENS}(?:b|f|r)?${QUOTE}([A-Za-z_][\\w.]*)`),
  new RegExp(`${SETTING}${OPENS}${QUOTE}([A-Z][A-Z\\d_]*)${QUOTE}`),
  /\bgetenv\(\)\s*\.\s*get(?:OrDefault)?\(\s*"([A-Za-z_]\w*)/,
  /\b(?:getProperty|getInteger)\(\s*"([\w.-]+)"/,
];

const UNNAMED = new RegExp(`\\b(?:${lists.environments.join("|")})\\b`);

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
