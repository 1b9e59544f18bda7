import { findInShell } from "../../code/shell/find-in-shell.ts";
import { isPortText, type PortPlace, placeOf } from "../../places/port-place.ts";
import { findInValue } from "../find-in-value.ts";
import { isListenPath, isPortVariable } from "../key-words.ts";
import { joinedLinesOf } from "./lines-of.ts";

const SETTING = /^\s*([A-Za-z]\w*)\s*=\s*([\s\S]*)$/;
const ASSIGNMENT = /(?<=^|\s)["']?([A-Za-z_]\w*)=(?:"([^"]*)"|([^\s"']*))/g;

/** Ports in systemd's units: sockets, the environment of a service, and its commands. */
export function findInSystemd(text: string): PortPlace[] {
  return joinedLinesOf(text, "\\").flatMap(({ line, start }) => {
    const [, key = "", value = ""] = SETTING.exec(line) ?? [];
    const at = start + line.length - value.length;
    if (/^Listen(?:Stream|Datagram|SequentialPacket)$/.test(key)) {
      if (isPortText(value.trim())) return [placeOf("bind", value.trim(), at)];
      return findInValue(value, at, { listens: true });
    }
    if (/^Exec\w+$/.test(key))
      return [
        ...findInShell(
          value.replace(/^[-@:+!|]+/, (sign) => " ".repeat(sign.length)),
          at,
        ),
      ];
    return key === "Environment" ? [...value.matchAll(ASSIGNMENT)].flatMap((match) => assigned(match, at)) : [];
  });
}

function assigned(
  { 0: whole, 1: variable = "", 2: quoted, 3: plain, index }: RegExpExecArray,
  at: number,
): PortPlace[] {
  const value = quoted ?? plain ?? "";
  const start = at + index + whole.length - value.length - (quoted === undefined ? 0 : 1);
  if (isPortText(value)) return isPortVariable(variable) ? [placeOf("default", value, start, { variable })] : [];
  return findInValue(value, start, { listens: isListenPath([variable]) }).map((place) => ({ ...place, variable }));
}
