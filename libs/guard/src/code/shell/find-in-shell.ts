import type { Node } from "@vscode/tree-sitter-wasm";
import type { PlaceKind, PortPlace } from "../../places/port-place.ts";
import { parse } from "../parse.ts";
import { type AddressPart, findAddresses } from "../text/addresses.ts";
import { isLocalHost, isWildHost, looksLikeHost } from "../text/hosts.ts";
import { kindByNames, namesAddress, namesPort } from "../text/words.ts";
import { spend } from "../work.ts";
import { CLIENTS, INTERPRETERS, SERVERS, TELLERS, WRAPPERS } from "./commands.ts";
import { type Filler, fillerOf } from "./fill-variables.ts";
import lists from "./find-in-shell.json" with { type: "json" };
import type { Word } from "./word.ts";

const MAX_NESTING = 3;

/**
 * Finds the literal ports of a shell script, a command line or a part of one. `base` is added to every offset, for scripts
 * inside other files. The grammar "bash" must be loaded (`loadGrammar`).
 */
export function findInShell(text: string, base: number, nesting = 0): readonly PortPlace[] {
  if (!/\d{2}/.test(text)) return [];
  const places = new Map<number, PortPlace>();
  const add = (found: readonly PortPlace[]) => {
    for (const place of found)
      if (place.port >= 1 && place.port <= 65_535 && !places.has(place.start)) places.set(place.start, place);
  };
  const nested: Word[] = [];
  const kinds = new Map<string, PlaceKind>();
  const kindOf = (name: string): PlaceKind => {
    const kind = kinds.get(name) ?? kindOfVariable(name, text);
    kinds.set(name, kind);
    return kind;
  };
  const filler = parse(text, "bash", (root) => {
    for (const node of root.descendantsOfType("expansion")) if (node !== null) add(inExpansion(node));
    for (const node of root.descendantsOfType("variable_assignment"))
      if (node !== null) add(inAssignment(node, kindOf));
    const filler = fillerOf(root);
    for (const node of root.descendantsOfType("command"))
      if (node !== null) {
        const words = wordsOfCommand(node, filler);
        add(inCommand(words).flatMap((place) => filler.locate(place) ?? []));
        nested.push(...scriptsIn(words));
      }
    for (const node of root.descendantsOfType("file_redirect")) if (node !== null) add(inRedirect(node));
    return filler;
  });
  if (nesting < MAX_NESTING)
    for (const { text: script, start } of nested)
      add(
        findInShell(script.replaceAll("\uFFFC", "_"), start, nesting + 1).flatMap(
          (place) => filler.locate(place) ?? [],
        ),
      );
  return [...places.values()]
    .map((place) => ({ ...place, start: place.start + base, end: place.end + base }))
    .sort((a, b) => a.start - b.start);
}

/** `${PORT:-3000}`, `${API_URL:=http://localhost:8080}`. */
function inExpansion(node: Node): readonly PortPlace[] {
  const match = /^\$\{(\w+):?[-=]["']?([^}"']*)["']?\}$/.exec(node.text);
  if (match === null) return [];
  const [, name = "", value = ""] = match;
  const start = node.startIndex + node.text.indexOf(value, name.length + 2);
  const holder = node.parent?.type === "variable_assignment" ? (node.parent.childForFieldName("name")?.text ?? "") : "";
  const before = node.parent?.text.slice(0, node.startIndex - node.parent.startIndex) ?? "";
  const isPort = namesPort(name) || namesPort(holder) || /:$/.test(before);
  return findAddresses(value)
    .filter(({ form }) => form !== "digits" || isPort)
    .filter(({ form }) => form !== "setting")
    .map((part) => {
      const place = placeOf("default", part, start);
      return /^[A-Za-z_]/.test(name) ? { ...place, variable: name } : place;
    });
}

function inAssignment(node: Node, kindOf: (name: string) => PlaceKind): readonly PortPlace[] {
  const name = node.childForFieldName("name")?.text ?? "";
  const value = node.childForFieldName("value");
  if (value === null) return [];
  // `settings=("API_URL=http://localhost:8080" …)`
  if (value.type === "array")
    return value.namedChildren.flatMap((item) => (item === null ? [] : inEnvironment(wordOf(item))));
  const word = wordOf(value);
  if (/(usage|help|example|msg|message|banner)$/i.test(name)) return [];
  return assigned(name, word, kindOf);
}

function assigned(name: string, word: Word, kindOf: (name: string) => PlaceKind): readonly PortPlace[] {
  return findAddresses(word.text).flatMap((part) => {
    switch (part.form) {
      case "digits":
        return namesPort(name) && part.port >= 20 ? [placeOf(kindOf(name), part, word.start)] : [];
      case "url":
        return [placeOf(isWildHost(part.host ?? "") ? "bind" : "connect", part, word.start)];
      case "address":
      case "port-only":
        return namesAddress(name) || kindByNames([name]) === "connect" || isLocalHost(part.host ?? "")
          ? looksLikeHost(part.host ?? "") || part.form === "port-only"
            ? [placeOf(isWildHost(part.host ?? "") || /listen|bind/i.test(name) ? "bind" : "connect", part, word.start)]
            : []
          : [];
      default:
        return [];
    }
  });
}

/** What a variable that holds a port is for: its name tells, or else how the script uses it. */
function kindOfVariable(name: string, script: string): PlaceKind {
  const byName = kindByNames([name]);
  // An element of an array, or broken code.
  if (!/^\w+$/.test(name)) return byName ?? "bind";
  const use = `\\$\\{?${name}\\b\\}?`;
  if (new RegExp(`(?:-p|--publish)[ =]*["']?(?:[\\d.]+:)?${use}:`).test(script)) return "publish";
  if (byName !== undefined) return byName;
  const serves = new RegExp(`(?:--port|--bind|--listen|http\\.server|-l|-p|PORT=)[ =]["']?${use}`).test(script);
  const reaches = new RegExp(
    `(?:curl|wget|nc|wait|psql|redis-cli|ssh)\\b[^\\n]*${use}|(?:localhost|127\\.0\\.0\\.1|\\}):${use}`,
  ).test(script);
  return reaches && !serves && !new RegExp(`export[^\\n]*\\b${name}\\b`).test(script) ? "connect" : "bind";
}

/** `/dev/tcp/localhost/9000`. */
function inRedirect(node: Node): readonly PortPlace[] {
  const match = /\/dev\/(?:tcp|udp)\/([^/\s]+)\/(\d{1,5})\b/.exec(node.text);
  if (match === null) return [];
  const digits = match[2] ?? "";
  const start = node.startIndex + match.index + match[0].length - digits.length;
  return [
    {
      kind: "connect",
      port: Number(digits),
      start,
      end: start + digits.length,
      host: match[1] ?? "",
    },
  ];
}

function wordsOfCommand(command: Node, filler: Filler): Word[] {
  const words: Word[] = [];
  for (const child of command.namedChildren)
    if (child !== null && !/redirect|assignment|comment|process_substitution/.test(child.type))
      words.push(wordOf(child, filler));
  return words;
}

function wordOf(node: Node, filler?: Filler): Word {
  const written = node.text;
  const holes = [...holesIn(node)];
  let text = "";
  for (const { startIndex, endIndex } of holes)
    text += written.slice(text.length, startIndex - node.startIndex) + "\uFFFC".repeat(endIndex - startIndex);
  text += written.slice(text.length);
  const quote = /^\$?(["'])/.exec(text);
  const word =
    quote !== null && text.endsWith(quote[1] ?? "") && text.length > quote[0].length
      ? { text: text.slice(quote[0].length, -1), start: node.startIndex + quote[0].length }
      : { text, start: node.startIndex };
  return filler?.fill(word, holes) ?? word;
}

/** What the shell fills in, in order; not what stands inside of it, which is a command of its own. */
function* holesIn(node: Node): Generator<Node> {
  spend();
  if (/^(expansion|simple_expansion|command_substitution)$/.test(node.type)) yield node;
  else for (const child of node.namedChildren) if (child !== null) yield* holesIn(child);
}

/** Words that are command lines themselves: `sh -c "…"`, `concurrently "…" "…"`. */
function scriptsIn(words: readonly Word[]): readonly Word[] {
  const takes = words.slice(0, 3).some(({ text }) => INTERPRETERS.has(baseName(text)));
  return takes || words.some(({ text }) => text === "-c")
    ? words.filter(({ text }) => /\S\s+\S|\/dev\/(tcp|udp)\//.test(text))
    : [];
}

/** The same for a command that is given as a list of words: `["docker", "run", "-p", "8080:80"]`. */
export function findInWords(words: readonly Word[]): readonly PortPlace[] {
  return inCommand(words);
}

function inCommand(all: readonly Word[]): readonly PortPlace[] {
  const words = unwrapped(all);
  const name = baseName(words[0]?.text ?? "");
  const settings = all.flatMap(inEnvironment);
  if (TELLERS.has(name)) return settings;
  if (/^(docker|podman|nerdctl|docker-compose)$/.test(name)) return [...settings, ...inContainerRun(words)];
  if (name === "kubectl" || name === "oc") return inKubectl(words);
  if (/^(nc|ncat|netcat)$/.test(name)) return inNetcat(words);
  if (name === "socat") return words.flatMap(inSocat);
  if (name === "ssh") return [...inTunnel(words), ...inFlags(words, "connect", CLIENTS["ssh"])];
  const client = Object.hasOwn(CLIENTS, name) ? CLIENTS[name] : undefined;
  if (client !== undefined) return [...settings, ...inFlags(words, "connect", client)];
  const server = words
    .slice(0, 3)
    .map(({ text }) => baseName(text))
    .find((one) => Object.hasOwn(SERVERS, one));
  return [...settings, ...inFlags(words, "bind", server === undefined ? undefined : SERVERS[server])];
}

/** The command behind sudo, env, npx and the like. */
function unwrapped(words: readonly Word[]): readonly Word[] {
  let from = 0;
  while (from < words.length - 1) {
    const text = words[from]?.text ?? "";
    const previous = baseName(words[from - 1]?.text ?? "");
    const isWrapper =
      WRAPPERS.has(baseName(text)) ||
      (from > 0 &&
        (/^[A-Za-z_]\w*=/.test(text) ||
          (text.startsWith("-") && !/^--?(port|p|bind)\b/.test(text)) ||
          (previous === "timeout" && /^\d+[smh]?$/.test(text)) ||
          // sudo -u www nc: the value of a wrapper's flag.
          (/^-[a-zA-Z]$/.test(previous) && isProgram(words[from + 1]?.text ?? ""))));
    if (!isWrapper) break;
    from++;
  }
  return words.slice(from);
}

function isProgram(word: string): boolean {
  const name = baseName(word);
  return (
    [CLIENTS, SERVERS].some((programs) => Object.hasOwn(programs, name)) ||
    WRAPPERS.has(name) ||
    /^(nc|ncat|netcat|socat|docker|podman|kubectl|node|java)$/.test(name)
  );
}

/** `env PORT=3000 node .`, `docker run -e PORT=3000`, `--env=PORT=3000`, `-Dserver.port=8080`. */
function inEnvironment({ text, start }: Word): readonly PortPlace[] {
  const match = /^(?:--env[= ]|-e|-D)?([A-Za-z_][\w.]*)=(.+)$/.exec(text);
  if (match === null || text.startsWith("--publish")) return [];
  const value = match[2] ?? "";
  const word = { text: value, start: start + text.length - value.length };
  return assigned(match[1] ?? "", word, (name) => kindOfVariable(name, ""));
}

function inContainerRun(words: readonly Word[]): readonly PortPlace[] {
  // `docker exec db psql -p 5433` publishes nothing.
  const publishes = words.slice(1, 8).some(({ text }) => /^(run|create|up)$/.test(text));
  const places: PortPlace[] = [];
  words.forEach(({ text, start }, index) => {
    const flag = words[index - 1]?.text ?? "";
    const own = /^(?:-p|--publish=)(?=[\d[\uFFFC])/.exec(text)?.[0] ?? "";
    if (publishes && (flag === "-p" || flag === "--publish" || own !== ""))
      places.push(...published(text.slice(own.length), start + own.length));
    else if (/^[a-z+]+:\/\//.test(text) || /^(--\w[\w-]*=)?https?:/.test(text))
      places.push(
        ...inFlags(
          [
            { text: "docker", start: 0 },
            { text, start },
          ],
          "connect",
          undefined,
        ),
      );
  });
  const inner = words.findIndex(
    ({ text }, index) =>
      index > 1 &&
      !words[index - 1]?.text.startsWith("-") &&
      (Object.hasOwn(CLIENTS, baseName(text)) ||
        (Object.hasOwn(SERVERS, baseName(text)) && /exec|run/.test(words[1]?.text ?? ""))),
  );
  const isImage = words[inner - 1] === undefined || /^(run|create)$/.test(words[1]?.text ?? "");
  if (inner > 0 && !(isImage && inner === words.length - 1)) places.push(...inCommand(words.slice(inner)));
  return places;
}

/** `8080:80`, `127.0.0.1:8080:80/tcp`: the host's side is published; a single port is the container's, put on any. */
function published(text: string, start: number): readonly PortPlace[] {
  const match =
    /^(?:(\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:]+\]|localhost):)?(\d{1,5})(?:-\d{1,5})?(?::[\d\uFFFC-]+)?(?:\/\w+)?$/i.exec(
      text,
    );
  if (match === null) return [];
  const at = match[1] === undefined ? 0 : match[1].length + 1;
  const digits = match[2] ?? "";
  const place: PortPlace = {
    kind: "publish",
    port: Number(digits),
    start: start + at,
    end: start + at + digits.length,
  };
  return [match[1] === undefined ? place : { ...place, host: match[1] }];
}

function inKubectl(words: readonly Word[]): readonly PortPlace[] {
  if (words.some(({ text }) => text === "port-forward"))
    return words.slice(2).flatMap(({ text, start }) => {
      const digits = /^(\d{2,5})(?::\S+)?$/.exec(text)?.[1];
      return digits === undefined ? [] : [{ kind: "bind", port: Number(digits), start, end: start + digits.length }];
    });
  const exposes = words.some(({ text }) => text === "expose" || text === "run" || text === "create");
  return exposes
    ? inFlags(words, "publish", undefined)
    : inFlags(words, "connect", undefined).filter(({ scheme }) => scheme !== undefined);
}

function inNetcat(words: readonly Word[]): readonly PortPlace[] {
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

function inSocat({ text, start }: Word): readonly PortPlace[] {
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

/** `ssh -L 8080:db:5432`: the near end is opened here; -R opens it on the far side. */
function inTunnel(words: readonly Word[]): readonly PortPlace[] {
  return words.flatMap(({ text, start }, index) => {
    const flag = /^-[A-Za-z]*[LD]$/.test(words[index - 1]?.text ?? "")
      ? ""
      : (/^-[LD](?=\d)/.exec(text)?.[0] ?? undefined);
    if (flag === undefined) return [];
    const match = /^(?:[\w.*[\]]+:)?(\d{2,5})(?=$|:[^:]+:\S+$)/.exec(text.slice(flag.length));
    const digits = match?.[1];
    if (match === null || digits === undefined) return [];
    const at = start + flag.length + match[0].length - digits.length;
    return [{ kind: "bind", port: Number(digits), start: at, end: at + digits.length }];
  });
}

type Program = { short?: string; bare?: boolean; scheme?: string } | undefined;

// A flag that ends in one of these takes a port or an address.
const LONG = new RegExp(`^--?[\\w.-]*(?:${lists.portFlags.join("|")})$`, "i");
// A flag that is one of these, or has one of the parts, names what is called.
const CLIENT_FLAG = new RegExp(`^--?(?:${lists.clientFlags.join("|")})$|${lists.clientFlagParts.join("|")}`);

/** Ports behind flags (`--port 8000`, `-b :8000`), URLs and addresses among the words of one command. */
function inFlags(words: readonly Word[], kind: PlaceKind, program: Program): readonly PortPlace[] {
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

function placeOf(kind: PlaceKind, part: AddressPart, base: number): PortPlace {
  const place: PortPlace = {
    kind,
    port: part.port,
    start: base + part.start,
    end: base + part.end,
  };
  if (part.scheme !== undefined) place.scheme = part.scheme;
  if (part.host !== undefined && !part.host.includes("\uFFFC")) place.host = part.host;
  return place;
}

function baseName(word: string): string {
  return word.slice(word.lastIndexOf("/") + 1);
}
