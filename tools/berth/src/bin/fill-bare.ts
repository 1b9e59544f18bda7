/** Puts the value behind each flag of `bare` that stands alone: `--wait` -> `--wait=60`; `--wait 5` stays. */
export function fillBare(bare: Readonly<Record<string, string>> = {}, args: readonly string[]): string[] {
  return args.map((arg, at) => {
    const value = arg.startsWith("--") ? bare[arg.slice(2)] : undefined;
    return value === undefined || /^\d+$/.test(args[at + 1] ?? "") ? arg : `${arg}=${value}`;
  });
}
