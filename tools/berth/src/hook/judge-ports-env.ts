import { type Failure, rowOfVariable, type Spec } from "@berth/registry/lookup";

/** Derived from the spec. */
export const PORTS_ENV_PATH = "config/ports.env";

const VARIABLE = /^\s*(?:export\s+)?([A-Z]\w*)\s*=\s*["']?(\d{1,5})["']?\s*$/gm;

/** What speaks against an edit of config/ports.env: a number that is not the spec's. */
export function judgePortsEnv(before: string, after: string, spec: Spec): Failure[] {
  const known = new Set([...before.matchAll(VARIABLE)].map(([line]) => line.trim()));
  return [...after.matchAll(VARIABLE)].flatMap(([line, variable, number]): Failure[] => {
    const row = rowOfVariable(spec, variable ?? "");
    if (known.has(line.trim()) || row?.port === Number(number)) return [];
    const fix = row
      ? `To give it another number: npx nx g move ${row.service} --port=${row.port} --to=${number} --reason="<why>"`
      : "To get a port with a variable of its own: npx nx g service <name> --range=<range>";
    const has = row ? `${variable} is ${row.port} there` : `${variable} is not a port there`;
    return [
      {
        code: "DERIVED_STALE",
        message: `${PORTS_ENV_PATH} is derived from spec/ports.yaml, and ${has}: the next sync overwrites this edit.`,
        fix,
      },
    ];
  });
}
