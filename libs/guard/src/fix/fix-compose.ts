import { howToRead } from "../judge/how-to-read.ts";
import type { FindReplacements } from "./replacement.ts";

/** Compose: the host's side of a mapping. */
export const fixCompose: FindReplacements = (path, text, places) =>
  places.flatMap(({ end, kind, row, start }) => {
    if (kind !== "publish") return [];
    const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
    // `"9000:9000"`, `- 9000:9000`, `- 127.0.0.1:9000:9000`: one number on the host, with its container's behind it.
    const isHostSide = /^:(?:\d{1,5}|\$\{\w+[^}]*\})(?:\/(?:tcp|udp))?(?=["'\s,\]]|$)/.test(text.slice(end));
    // Without quotes braces would begin a mapping inside of [].
    const isSafe = /(?:["']|^\s*-\s+)(?:[\d.]+:|\[[\da-fA-F:]+\]:)?$/.test(before);
    return isHostSide && isSafe ? [{ start, end, by: howToRead(row, { path }) }] : [];
  });
