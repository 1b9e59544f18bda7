import { parse } from "yaml";
import { Settings } from "../spec/spec-schema.ts";
import { findExcess } from "./yaml-source.ts";

/** Up to one line more than an entry of the spec may have. The pattern needs a stack for each. */
const BLOCK = /^settings[ \t]*:.*(?:\r?\n(?:[ \t#}].*)?){0,30001}/m;

/**
 * The settings in a registry's text, without parsing its rows: what is read of a workspace depends on them, before the
 * spec is. Empty where there are none, or where they can't be read: the spec is refused then by those who parse it.
 */
export function readSettings(text: string | undefined): Settings {
  const block = BLOCK.exec(text ?? "")?.[0];
  if (block === undefined || findExcess(block) !== undefined) return {};
  try {
    const read = Settings.safeParse(parse(block, { logLevel: "silent" })?.settings);
    return read.success ? read.data : {};
  } catch {
    return {};
  }
}
