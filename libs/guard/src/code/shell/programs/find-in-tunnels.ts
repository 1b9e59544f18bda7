import { type PortPlace, placeOf } from "../../../places/port-place.ts";
import { looksLikeHost } from "../../text/hosts.ts";
import type { Word } from "../word.ts";

// Programs that carry bytes between two sockets, and whose flags say which end they open.

const TIMEOUT_FLAGS = new Set(["-w", "-i", "-q", "-G"]);

/** `nc -l 9000` listens, `nc localhost 9000` connects. */
export function findInNetcat(words: readonly Word[]): readonly PortPlace[] {
  const listens = words.some(({ text }) => /^-[a-zA-Z]*l/.test(text) || text === "--listen");
  return words.slice(1).flatMap(({ text, start }, index) => {
    const before = words[index]?.text ?? "";
    if (!/^\d{2,5}$/.test(text) || TIMEOUT_FLAGS.has(before)) return [];
    if (listens) return [placeOf("bind", text, start)];
    return [placeOf("connect", text, start, { host: looksLikeHost(before) ? before : undefined })];
  });
}

/** `tcp-listen:9000,fork` and `tcp:localhost:9000`, one word of socat. */
export function findInSocat({ text, start }: Word): readonly PortPlace[] {
  const match = /^(?:tcp|udp|openssl|ssl)\d?(-listen|-l)?(?:-connect)?:(?:([^:,]+):)?(\d{2,5})\b/i.exec(text);
  if (match === null) return [];
  const [whole, listens, host, digits = ""] = match;
  return [placeOf(listens === undefined ? "connect" : "bind", digits, start + whole.length - digits.length, { host })];
}

/** `ssh -L 8080:db:5432`: the near end is opened here; -R opens it on the far side. */
export function findInSsh(words: readonly Word[]): readonly PortPlace[] {
  return words.flatMap(({ text, start }, index) => {
    const isValue = /^-[A-Za-z]*[LD]$/.test(words[index - 1]?.text ?? "");
    const flag = isValue ? "" : /^-[LD](?=\d)/.exec(text)?.[0];
    if (flag === undefined) return [];
    const [whole = "", digits] = /^(?:[\w.*[\]]+:)?(\d{2,5})(?=$|:[^:]+:\S+$)/.exec(text.slice(flag.length)) ?? [];
    if (digits === undefined) return [];
    return [placeOf("bind", digits, start + flag.length + whole.length - digits.length)];
  });
}
