import { commandOf, imageForScheme, openRanges, type PortRow, type Spec, schemeOf } from "@berth/registry/lookup";
import type { Judged } from "./judged.ts";

/** Where people look for what they don't write themselves. */
const OUTSIDE = /external|database|infrastructure/i;

/**
 * What to do about the URL of a database or broker whose port is in no row: read the variable of one that the spec has,
 * or register the program. Undefined where the URL is of another kind, or no range has room.
 */
export function adviseServer({ before, place, rest }: Judged, spec: Spec): string | undefined {
  const image = imageForScheme(place.scheme ?? "");
  if (image === undefined) return undefined;
  const known = spec.ports.find((row) => row.status !== "retired" && serves(row, image));
  if (known) return `Read ${known.url}, which carries the URL of ${known.service}.`;
  const open = openRanges(spec);
  const range = open.find(({ id, purpose }) => OUTSIDE.test(`${id} ${purpose}`)) ?? open[0];
  if (!range) return undefined;
  const name = spec.ports.some(({ service }) => service === image) ? "<name>" : image;
  const variable = place.variable ?? `${image.toUpperCase()}_URL`;
  const user = /:\/\/([\w.%-]+)(?::[^@\s]*)?@[^@\s]*:$/.exec(before)?.[1];
  const path = /^\/[\w.-]+/.exec(rest)?.[0] ?? "";
  const url = `${place.scheme}://${user === undefined ? "" : `${user}@`}{host}:{port}${path}`;
  const command = commandOf(spec, `service ${name} --template=external --image=${image} --range=${range.id}`);
  return `Register the server first, and read ${variable}: ${command} --url-env=${variable} --url='${url}'`;
}

const serves = ({ address, url }: PortRow, image: string): boolean =>
  url !== undefined && address !== undefined && imageForScheme(schemeOf(address) ?? "") === image;
