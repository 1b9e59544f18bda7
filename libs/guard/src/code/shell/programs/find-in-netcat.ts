import type { PortPlace } from "../../../places/port-place.ts";
import { looksLikeHost } from "../../text/hosts.ts";
import type { Word } from "../word.ts";

/** `nc -l 9000` listens, `nc localhost 9000` connects. */
export function findInNetcat(words: readonly Word[]): readonly PortPlace[] {
  const listens = words.some(({ text }) => /^-[a-zA-Z]*l/.test(text) || text === "--listen");
  const timeouts = new Set(["-w", "-i", "-q", "-G"]);
  return words.slice(1).flatMap(({ text, start }, index) => {
    if (!/^\d{2,5}$/.test(text) || timeouts.has(words[index]?.text ?? "")) return [];
    const place: PortPlace = {
      kind: listens ? "bind" : "connect",
      port: Number(text),
      start,
      end: start + text.length,
    };
    const host = words[index]?.text ?? "";
    return [!listens && looksLikeHost(host) ? { ...place, host } : place];
  });
}
