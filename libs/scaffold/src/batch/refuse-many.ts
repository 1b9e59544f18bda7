import { type Failure, refusal, renderPlace } from "@berth/registry";

/** Who has a hundred faults to put right has no use for the others yet. */
const MAX_FAILURES = 100;
const MAX_PLACES = 30;
/** A message may quote what the list says, which may be all of the file. */
const MAX_MESSAGE = 500;

/**
 * The failures of a list in its order, each that several entries share once with all of its places, and a hundred at
 * most.
 */
export function refuseMany(failures: readonly Failure[]): { ok: false; failures: Failure[] } {
  const alike = new Map<string, Failure[]>();
  const lineOf = ({ place }: Failure) => place?.line ?? 0;
  const columnOf = ({ place }: Failure) => place?.column ?? 0;
  const inOrder = [...failures].sort((a, b) => lineOf(a) - lineOf(b) || columnOf(a) - columnOf(b));
  for (const failure of inOrder) {
    const key = JSON.stringify([failure.code, failure.message]);
    const known = alike.get(key);
    if (known) known.push(failure);
    else alike.set(key, [failure]);
  }
  const told = [...alike.values()].flatMap(([first, ...others]) => (first ? [withPlaces(first, others)] : []));
  const rest = told.length - MAX_FAILURES;
  if (rest <= 0) return refusal(...told);
  const more: Failure = { code: "FLAG_INVALID", message: `${rest} more errors are not listed.` };
  return refusal(...told.slice(0, MAX_FAILURES), more);
}

function withPlaces(first: Failure, others: readonly Failure[]): Failure {
  const { message } = first;
  const failure = message.length > MAX_MESSAGE ? { ...first, message: `${message.slice(0, MAX_MESSAGE)}…` } : first;
  if (others.length === 0) return failure;
  const places = others.slice(0, MAX_PLACES).flatMap(({ place }) => (place ? [renderPlace(place)] : []));
  const rest = others.length - places.length;
  const also = `also at ${places.join(", ")}${rest > 0 ? `, and at ${rest} more` : ""}`;
  return { ...failure, details: [...(failure.details ?? []), also] };
}
