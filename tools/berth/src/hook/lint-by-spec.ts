import { type Finding, lintText } from "@berth/guard";
import type { Scene } from "./scene.ts";
import { specFor } from "./spec-for.ts";

/** The findings in a text by the part of the spec that it is about. */
export async function lintBySpec(path: string, text: string, scene: Scene): Promise<readonly Finding[]> {
  const found = await lintText(path, text, await specFor(text, scene));
  // A number that is computed stands nowhere in the text, so that its row isn't known yet.
  const computed = found.map(({ port }) => String(port)).filter((port) => !text.includes(port));
  return computed.length === 0 ? found : lintText(path, text, await specFor(`${text} ${computed.join(" ")}`, scene));
}
