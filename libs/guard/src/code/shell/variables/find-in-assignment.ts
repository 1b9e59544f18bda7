import type { Node } from "@vscode/tree-sitter-wasm";
import type { PlaceKind, PortPlace } from "../../../places/port-place.ts";
import { addressPlace, findAddresses } from "../../text/addresses.ts";
import { isLocalHost, isWildHost, looksLikeHost } from "../../text/hosts.ts";
import { findJvmAgents } from "../../text/jvm-agents.ts";
import { kindByNames, namesAddress, namesPort } from "../../text/words.ts";
import { fieldOf, namedChildrenOf } from "../../tree/fields.ts";
import { spendSearch } from "../../work.ts";
import type { Word } from "../word.ts";
import { wordOf } from "../words-of-command.ts";

/** `PORT=9000` and arrays of such words; `kindOf` says what a variable is for. */
export function findInAssignment(node: Node, kindOf: (name: string) => PlaceKind): readonly PortPlace[] {
  const name = fieldOf(node, "name")?.text ?? "";
  const value = fieldOf(node, "value");
  if (value === null) return [];
  // `settings=("API_URL=http://localhost:8080" …)`
  if (value.type === "array") return namedChildrenOf(value).flatMap((item) => findInEnvironment(wordOf(item)));
  const word = wordOf(value);
  if (/(usage|help|example|msg|message|banner)$/i.test(name)) return [];
  return assigned(name, word, kindOf);
}

/** `env PORT=3000 node .`, `docker run -e PORT=3000`, `--env=PORT=3000`, `-Dserver.port=8080`. */
export function findInEnvironment({ text, start }: Word): readonly PortPlace[] {
  const match = /^(?:--env[= ]|-e|-D)?([A-Za-z_][\w.]*)=(.+)$/.exec(text);
  if (match === null || text.startsWith("--publish")) return [];
  const value = match[2] ?? "";
  const word = { text: value, start: start + text.length - value.length };
  return assigned(match[1] ?? "", word, (name) => kindOfVariable(name, ""));
}

function assigned(name: string, word: Word, kindOf: (name: string) => PlaceKind): readonly PortPlace[] {
  const agents = findJvmAgents(word.text, word.start);
  if (agents.length > 0) return agents;
  return findAddresses(word.text).flatMap((part) => {
    switch (part.form) {
      case "digits":
        return namesPort(name) && part.port >= 20 ? [addressPlace(kindOf(name), part, word.start)] : [];
      case "url":
        return [addressPlace(isWildHost(part.host ?? "") ? "bind" : "connect", part, word.start)];
      case "address":
      case "port-only":
        return namesAddress(name) || kindByNames([name]) === "connect" || isLocalHost(part.host ?? "")
          ? looksLikeHost(part.host ?? "") || part.form === "port-only"
            ? [
                addressPlace(
                  isWildHost(part.host ?? "") || /listen|bind/i.test(name) ? "bind" : "connect",
                  part,
                  word.start,
                ),
              ]
            : []
          : [];
      default:
        return [];
    }
  });
}

/** What a variable that holds a port is for: its name tells, or else how the script uses it. */
export function kindOfVariable(name: string, script: string): PlaceKind {
  const byName = kindByNames([name]);
  // An element of an array, or broken code.
  if (!/^\w+$/.test(name)) return byName ?? "bind";
  spendSearch(script);
  const use = `\\$\\{?${name}\\b\\}?`;
  if (new RegExp(`(?:-p|--publish)[ =]*["']?(?:[\\d.]+:)?${use}:`).test(script)) return "publish";
  if (byName !== undefined) return byName;
  const serves = new RegExp(`(?:--port|--bind|--listen|http\\.server|-l|-p|PORT=)[ =]["']?${use}`).test(script);
  const reaches = new RegExp(
    `(?:curl|wget|nc|wait|psql|redis-cli|ssh)\\b[^\\n]{0,500}${use}|(?:localhost|127\\.0\\.0\\.1|\\}):${use}`,
  ).test(script);
  return reaches && !serves && !new RegExp(`export[^\\n]{0,500}\\b${name}\\b`).test(script) ? "connect" : "bind";
}
