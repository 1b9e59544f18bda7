import { type Spec, specAbout } from "@berth/registry/lookup";
import type { Scene } from "./scene.ts";

/** The part of the spec that a text is about. Throws, with the reasons, for a spec that can't be read at all. */
export async function specFor(text: string, { registry }: Scene): Promise<Spec> {
  return (
    (await specAbout(registry, text, () => import("@berth/registry/yaml"))) ??
    (await import("./whole-spec.ts")).readWhole(registry)
  );
}
