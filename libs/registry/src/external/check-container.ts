import type { YamlSource } from "../read/yaml-source.ts";
import type { Failure } from "../report/failure.ts";
import { folderOf } from "../spec/service-folder.ts";
import { type PortRow, SPEC_PATH, type Spec } from "../spec/spec.ts";
import { splitMount } from "./container-fields.ts";

/** What says something of a container, and nothing without one. */
const CONTAINER_FIELDS = ["container", "mounts", "environment", "healthcheck"] as const;

/** The rules for what rows say of their containers; SPEC_INVALID for each that is broken. */
export function checkContainers(spec: Spec, source: YamlSource): Failure[] {
  const firstWithImage = new Map<string, PortRow>();
  for (const row of spec.ports)
    if (row.image !== undefined && row.status !== "retired" && !firstWithImage.has(row.service))
      firstWithImage.set(row.service, row);
  return spec.ports
    .filter((row) => row.image !== undefined || CONTAINER_FIELDS.some((field) => row[field] !== undefined))
    .flatMap((row) => checkContainer(spec, row, firstWithImage.get(row.service), source));
}

function checkContainer(spec: Spec, row: PortRow, firstWithImage: PortRow | undefined, source: YamlSource): Failure[] {
  const { image, mounts = [], owner, port, service, status } = row;
  const failures: Failure[] = [];
  const refuse = (path: (string | number)[], message: string, fix: string) =>
    failures.push({ code: "SPEC_INVALID", message, place: source.placeOf(["ports", port, ...path]), fix });

  for (const field of CONTAINER_FIELDS)
    if (row[field] !== undefined && image === undefined)
      refuse([field], `${service} has ${field}, but no image for a container.`, "Add the image, or remove the field.");
  if (image !== undefined && owner === folderOf(spec, service))
    refuse(
      ["image"],
      `${service} has an image and belongs to ${owner}: a service is either written here or runs an image.`,
      "Remove the image, or name another owner.",
    );
  if (image !== undefined && row.uses !== undefined)
    refuse(
      ["uses"],
      `${service} has an image; an image does not read the variables that ${SPEC_PATH} names.`,
      "Remove uses, and set what the image reads under environment.",
    );
  const first = image === undefined ? undefined : firstWithImage;
  // What a tombstone ran is history.
  if (status !== "retired" && first?.image !== undefined && first.image !== image)
    refuse(
      ["image"],
      `${service} runs ${first.image} on ${first.port} and ${image} on ${port}; a service is one container.`,
      "Give both rows one image, or make them two services.",
    );
  const folders = mounts.map((mount) => splitMount(mount).inside);
  for (const [index, folder] of folders.entries())
    if (folders.indexOf(folder) < index)
      refuse(["mounts", index], `${folder} is mounted twice in ${service}.`, "Keep one of the two mounts.");
  return failures;
}
