import type { PlaceKind, PortPlace } from "../../../places/port-place.ts";
import { type AddressPart, findAddresses } from "../../text/addresses.ts";
import { isLocalHost, isWildHost, looksLikeHost } from "../../text/hosts.ts";
import { namesPort } from "../../text/words.ts";
import { placeOf } from "../place-of.ts";
import type { Word } from "../word.ts";
import lists from "./find-in-flags.json" with { type: "json" };

type Program = { short?: string; bare?: boolean; scheme?: string } | undefined;

// A flag that ends in one of these takes a port or an address.
const LONG = new RegExp(`^--?[\\w.-]*(?:${lists.portFlags.join("|")})$`, "i");
// A flag that is one of these, or has one of the parts, names what is called.
const CLIENT_FLAG = new RegExp(`^--?(?:${lists.clientFlags.join("|")})$|${lists.clientFlagParts.join("|")}`);

/** Ports behind flags (`--port 8000`, `-b :8000`), URLs and addresses among the words of one command. */
export function findInFlags(words: readonly Word[], kind: PlaceKind, program: Program): readonly PortPlace[] {
  const places: PortPlace[] = [];
  words.forEach(({ text, start }, index) => {
    if (index === 0) return;
    const previous = words[index - 1]?.text ?? "";
    const joined = /^(--?[\w.-]+)=(["']?)(.+?)\2$/.exec(text);
    const glued = program?.short === undefined ? null : new RegExp(`^(-[${program.short}])(\\d{2,5})$`).exec(text);
    const flag = joined?.[1] ?? glued?.[1] ?? (previous.startsWith("-") ? previous : "");
    const value = joined?.[3] ?? glued?.[2] ?? text;
    const from = start + text.lastIndexOf(value);
    const isShort = program?.short !== undefined && new RegExp(`^-[a-zA-Z]*[${program.short}]$`).test(flag);
    const isLong = LONG.test(flag) && !/^--?(export|import|report|support|transport|no-\w+)$/.test(flag);
    const flagKind = kindOfFlag(flag, kind);
    for (const part of findAddresses(value)) {
      const kept = keep(part, {
        isFlag: isShort || isLong,
        flag,
        flagKind,
        kind,
        program,
        previous,
      });
      if (kept !== undefined) {
        const place = placeOf(kept, part, from);
        if (program?.scheme !== undefined) place.scheme ??= program.scheme;
        places.push(place);
      }
    }
  });
  return places;
}

function keep(
  part: AddressPart,
  at: {
    isFlag: boolean;
    flag: string;
    flagKind: PlaceKind;
    kind: PlaceKind;
    program: Program;
    previous: string;
  },
): PlaceKind | undefined {
  const host = part.host ?? "";
  switch (part.form) {
    case "digits":
      if (at.isFlag)
        return namesPort(at.flag) || !at.flag.startsWith("--") || /bind|listen/.test(at.flag) ? at.flagKind : undefined;
      return at.program?.bare === true && !(at.previous.startsWith("-") && at.previous.length > 1)
        ? at.kind
        : undefined;
    case "url":
      return (at.isFlag && /bind|listen|-b$|-l$/.test(at.flag)) || (isWildHost(host) && at.kind !== "connect")
        ? "bind"
        : "connect";
    case "port-only":
      return at.isFlag || at.program?.bare === true || at.flag.startsWith("--") ? at.flagKind : undefined;
    case "address":
      if (!looksLikeHost(host) && !host.includes("\uFFFC")) return undefined;
      if (at.isFlag) return isWildHost(host) || /bind|listen|^-[bS]$/.test(at.flag) ? "bind" : at.flagKind;
      if (isWildHost(host) && at.kind !== "connect") return "bind";
      if (at.kind === "connect" && at.program !== undefined) return "connect";
      if (at.program?.bare === true) return "bind";
      return isLocalHost(host) ? "connect" : undefined;
    default:
      return undefined;
  }
}

function kindOfFlag(flag: string, kind: PlaceKind): PlaceKind {
  return CLIENT_FLAG.test(flag) ? "connect" : kind;
}
