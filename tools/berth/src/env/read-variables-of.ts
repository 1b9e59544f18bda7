import { join } from "node:path";
import { type PortVariables, readVariables, SPEC_PATH } from "@berth/registry";
import { readRegular } from "../read-regular.ts";

/** The variables of the workspace at `root`; undefined where its spec can't be read, without the reason. */
export function readVariablesOf(root: string): PortVariables | undefined {
  const text = readRegular(join(root, SPEC_PATH));
  return text === undefined ? undefined : readVariables(text);
}
