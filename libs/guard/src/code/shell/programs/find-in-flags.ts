import type { PlaceKind, PortPlace } from "../../../places/port-place.ts";
import { type AddressPart, addressPlace, findAddresses } from "../../text/addresses.ts";
import { isLocalHost, isWildHost, looksLikeHost } from "../../text/hosts.ts";
import { namesPort } from "../../text/words.ts";
import type { Program } from "../commands.ts";
import type { Word } from "../word.ts";
import lists from "./find-in-flags.json" with { type: "json" };

// A flag that ends in one of these takes a port or an address.
const LONG = new RegExp(`^--?[\\w.-]*(?:${lists.portFlags.join("|")})$`, "i");
// A flag that is one of these, or has one of the parts, names what is called.
const CLIENT_FLAG = new RegExp(`^--?(?:${lists.clientFlags.join("|")})$|${lists.clientFlagParts.join("|")}`);

/** Ports behind flags (`--port 8000`, `-b :8000`), URLs and addresses among the words of one command. */
export function findInFlags(words: readonly Word[], kind: PlaceKind, program?: Program): readonly PortPlace[] {
  const { scheme, short } = program ?? {};
  const glue = short === undefined ? undefined : new RegExp(`^(-[${short}])(\\d{2,5})$`);
  const shortFlag = short === undefined ? undefined : new RegExp(`^-[a-zA-Z]*[${short}]$`);
  return words.slice(1).flatMap(({ text, start }, index) => {
    const previous = words[index]?.text ?? "";
    const joined = /^(--?[\w.-]+)=(["']?)(.+?)\2$/.exec(text);
    const glued = glue?.exec(text);
    const flag = joined?.[1] ?? glued?.[1] ?? (previous.startsWith("-") ? previous : "");
    const value = joined?.[3] ?? glued?.[2] ?? text;
    const isLong = LONG.test(flag) && !/^--?(export|import|report|support|transport|no-\w+)$/.test(flag);
    const at: Surroundings = {
      isFlag: isLong || shortFlag?.test(flag) === true,
      flag,
      flagKind: CLIENT_FLAG.test(flag) ? "connect" : kind,
      kind,
      program,
      previous,
    };
    return findAddresses(value).flatMap((part) => {
      const found = kindOf(part, at);
      return found === undefined ? [] : addressPlace(found, { scheme, ...part }, start + text.lastIndexOf(value));
    });
  });
}

/** What stands around an address among the words of a command. */
interface Surroundings {
  isFlag: boolean;
  flag: string;
  flagKind: PlaceKind;
  kind: PlaceKind;
  program: Program | undefined;
  previous: string;
}

/** What a program does with an address; undefined where the address is something else. */
function kindOf(part: AddressPart, at: Surroundings): PlaceKind | undefined {
  const { host = "" } = part;
  const isBare = at.program?.bare === true;
  switch (part.form) {
    case "digits":
      if (at.isFlag)
        return namesPort(at.flag) || !at.flag.startsWith("--") || /bind|listen|inspect/.test(at.flag)
          ? at.flagKind
          : undefined;
      return isBare && !(at.previous.startsWith("-") && at.previous.length > 1) ? at.kind : undefined;
    case "url":
      return (at.isFlag && /bind|listen|-b$|-l$/.test(at.flag)) || (isWildHost(host) && at.kind !== "connect")
        ? "bind"
        : "connect";
    case "port-only":
      return at.isFlag || isBare || at.flag.startsWith("--") ? at.flagKind : undefined;
    case "address":
      if (!looksLikeHost(host) && !host.includes("\uFFFC")) return undefined;
      if (at.isFlag) return isWildHost(host) || /bind|listen|^-[bS]$/.test(at.flag) ? "bind" : at.flagKind;
      if (isWildHost(host) && at.kind !== "connect") return "bind";
      if (at.kind === "connect" && at.program !== undefined) return "connect";
      return isBare ? "bind" : isLocalHost(host) ? "connect" : undefined;
    default:
      return undefined;
  }
}
