/** What a text is after its variables are filled in, and which of them stand in it. */
export interface Filled {
  text: string;
  variables: string[];
  /** Variables without a value and without a default. */
  missing: string[];
}

const VARIABLE = /\$(?:\$|\{([A-Za-z_]\w*)(?:(:?[-?+])((?:[^{}]|\{[^{}]*\})*))?\}|([A-Za-z_]\w*))/g;
const MAX_NESTING = 4;

/** Fills in `$X`, `${X}`, `${X:-default}`, `${X:?error}` and `${X:+other}` as compose does. */
export function interpolate(text: string, values: ReadonlyMap<string, string>, nesting = 0): Filled {
  const variables: string[] = [];
  const missing: string[] = [];
  const filled = text.replace(VARIABLE, (whole: string, braced: string, sign = "", more = "", bare: string) => {
    const name = braced ?? bare;
    if (name === undefined) return whole === "$$" ? "$" : whole;
    variables.push(name);
    const value = values.get(name);
    const isSet = value !== undefined && (value !== "" || !String(sign).startsWith(":"));
    const other = () => {
      if (nesting >= MAX_NESTING) return "";
      const inner = interpolate(more, values, nesting + 1);
      variables.push(...inner.variables);
      missing.push(...inner.missing);
      return inner.text;
    };
    if (String(sign).endsWith("+")) return isSet ? other() : "";
    if (isSet) return value;
    if (String(sign).endsWith("-")) return other();
    missing.push(name);
    return "";
  });
  return { text: filled, variables, missing };
}
