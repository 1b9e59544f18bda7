import { ContainerVariable, Image, isSecret, Mount, type PortFact, referenceOf, Text } from "@berth/registry";
import { tellPlace } from "./import-question.ts";
import { pick } from "./pick.ts";

/** The image; a note for what is no name of one. */
export function takeImage(facts: readonly PortFact[], notes: string[]): string | undefined {
  return pick(facts, ({ image, place }) => {
    if (image === undefined || Image.safeParse(image).success) return image;
    notes.push(`${tellPlace(place)}: ${JSON.stringify(image.slice(0, 60))} is no name of an image, so it is left out.`);
    return undefined;
  });
}

/** What the container mounts; a note for what has no absolute path. */
export function takeMounts(facts: readonly PortFact[], notes: string[]): string[] {
  const said = facts.find(({ mounts = [] }) => mounts.length > 0);
  return (said?.mounts ?? []).filter((mount, at, all) => {
    const isMount = Mount.safeParse(mount).success;
    const inside = mount.split(":")[1];
    const isFirst = all.findIndex((other) => other.split(":")[1] === inside) === at;
    if (!isMount && said)
      notes.push(`${tellPlace(said.place)}: the mount ${JSON.stringify(mount.slice(0, 60))} has no absolute path.`);
    return isMount && isFirst;
  });
}

/** Without a secret in plain text, which is read from the environment instead, and what the spec has no form for. */
export function takeEnvironment(facts: readonly PortFact[], notes: string[]): Record<string, string> {
  const said = facts.find(({ environment }) => environment !== undefined);
  const taken: Record<string, string> = {};
  for (const [name, value] of Object.entries(said?.environment ?? {})) {
    const told = said ? `${tellPlace(said.place)}: ${JSON.stringify(name.slice(0, 60))}` : "";
    const isKept = value === "" || (Text.safeParse(value).success && (referenceOf(value) ?? !/\$\{?\w/.test(value)));
    if (!ContainerVariable.safeParse(name).success || !isKept)
      notes.push(`${told} is left out of its environment, because the spec can't hold its value.`);
    else if (!isSecret(name, value)) taken[name] = value;
    else {
      taken[name] = `\${${name}}`;
      notes.push(`${told} looks like a secret, so the container reads it from the environment.`);
    }
  }
  return taken;
}
