import { type Failure, Text } from "@berth/registry";

/** TEXT_INVALID where a flag's value is not one line of text; nothing where the flag isn't given. */
export function checkText(flag: string, text: string | undefined): Failure[] {
  if (text === undefined) return [];
  const parsed = Text.safeParse(text);
  return (parsed.error?.issues ?? []).map((issue) => ({
    code: "TEXT_INVALID",
    message: `--${flag} ${issue.message}.`,
    fix: `Give --${flag} as one short line of text.`,
  }));
}
