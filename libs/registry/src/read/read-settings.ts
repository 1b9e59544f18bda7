import { parse } from "yaml";
import { Settings } from "../spec/spec-schema.ts";

const MAX_LENGTH = 10_000;

/**
 * The settings in a registry's text, without parsing its rows: what is read of a workspace depends on them, before the
 * spec is. Empty where there are none, or where they can't be read: the spec is refused then by those who parse it.
 */
export function readSettings(text: string | undefined): Settings {
  const block = /^settings[ \t]*:.*(?:\r?\n(?:[ \t#}].*)?)*/m.exec(text ?? "")?.[0];
  if (block === undefined || block.length > MAX_LENGTH) return {};
  try {
    const read = Settings.safeParse(parse(block, { logLevel: "silent" })?.settings);
    return read.success ? read.data : {};
  } catch {
    return {};
  }
}
