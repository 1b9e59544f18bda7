import { type PortPlace, placeOf } from "../../../places/port-place.ts";
import type { OwnUse } from "../variables/use-of-names.ts";
import type { Word } from "../word.ts";

/** A function of another file, whose name says that it looks at a port. */
const LOOKS_AT_PORT =
  /^(?:wait|check|probe|test|is|assert|ensure|free|kill|stop|clear)(?:[_-]\w+)*[_-]?port(?:[_-]\w+)*$/i;

/** `probe "Billing" 7120`: a port handed to a function of the script's own, or to one whose name tells. */
export function findInOwnCall([program, ...words]: readonly Word[], own: readonly OwnUse[]): readonly PortPlace[] {
  const name = program?.text ?? "";
  const tells = LOOKS_AT_PORT.test(name);
  return words.flatMap(({ start, text }, index) => {
    if (!/^\d{2,5}$/.test(text)) return [];
    const use = own.find((one) => one.name === name && one.parameter === index + 1);
    const kind = use?.kind ?? (tells && text.length > 3 ? "connect" : undefined);
    return kind === undefined ? [] : [placeOf(kind, text, start)];
  });
}
