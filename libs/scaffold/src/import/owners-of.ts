import { ownerOfFolder, type PortFact, type Spec } from "@berth/registry";
import { isRetired, type PlacedPort, RANK } from "./place-ports.ts";
import { toText } from "./to-text.ts";

/** The owner that a source names, as the spec has it: a folder without its last slash. */
export const saidOwner = ({ owner }: Pick<PortFact, "owner">): string | undefined =>
  toText(owner?.replace(/(?<=.)\/$/, ""));

/** Whether a number is in use or reserved; a retired one may have had another owner. */
export const isLive = ({ facts, known }: Pick<PlacedPort, "facts" | "known">): boolean =>
  known ? known.status !== "retired" : !isRetired({ facts });

/**
 * Who owns each service, by its name: a service has one owner, whatever its sources say of its numbers. That of its
 * rows in the spec is right, else what the best source says of any of them, else the folder of its code. None where
 * none of them names one.
 */
export function ownersOf(placed: readonly PlacedPort[], spec: Spec | undefined): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { owner, service, status } of spec?.ports ?? [])
    if (status !== "retired" && owner !== undefined && !owners.has(service)) owners.set(service, owner);
  const said = placed.filter(isLive).flatMap(({ facts, service }) => facts.map((fact) => ({ fact, service })));
  for (const { fact, service } of said.toSorted((one, other) => RANK[one.fact.source] - RANK[other.fact.source])) {
    const owner = saidOwner(fact);
    if (owner !== undefined && !owners.has(service)) owners.set(service, owner);
  }
  const folders = foldersOf(placed.filter((port) => isLive(port) && !owners.has(port.service)));
  return new Map([...folders, ...owners]);
}

/** The one folder of each service's code; none where its sources name several, or it runs from an image. */
function foldersOf(placed: readonly PlacedPort[]): Map<string, string> {
  const folders = new Map<string, Set<string | undefined>>();
  for (const { facts, service } of placed)
    for (const { folder, image } of facts) {
      if (folder === undefined && image === undefined) continue;
      const known = folders.get(service) ?? new Set();
      folders.set(service, known.add(image === undefined && toText(folder) === folder ? folder : undefined));
    }
  return new Map(
    [...folders].flatMap(([service, [folder, ...more]]): [string, string][] =>
      folder === undefined || more.length > 0 ? [] : [[service, ownerOfFolder(folder)]],
    ),
  );
}
