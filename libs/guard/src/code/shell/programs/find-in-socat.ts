import type { PortPlace } from "../../../places/port-place.ts";
import type { Word } from "../word.ts";

/** `tcp-listen:9000,fork` and `tcp:localhost:9000`, one word of socat. */
export function findInSocat({ text, start }: Word): readonly PortPlace[] {
  const match = /^(?:tcp|udp|openssl|ssl)\d?(-listen|-l)?(?:-connect)?:(?:([^:,]+):)?(\d{2,5})\b/i.exec(text);
  if (match === null) return [];
  const at = start + match[0].length - (match[3] ?? "").length;
  const place: PortPlace = {
    kind: match[1] === undefined ? "connect" : "bind",
    port: Number(match[3]),
    start: at,
    end: start + match[0].length,
  };
  return [match[2] === undefined ? place : { ...place, host: match[2] }];
}
