import { words } from "../code/text/name-pattern.ts";
import { wordsOf } from "../code/text/words.ts";
import lists from "./key-words.json" with { type: "json" };

const PORT_KINDS = new Set(lists.portKinds);
// People write some of these as one word: `httpport`.
const PORT = words(["", ...lists.runTogether].map((word) => `${word}port`));

/** Whether a value under this key is a port number: `port`, `metricsPort`, `http_port`; not `transport`. */
export function isPortKey(key: string): boolean {
  const parts = wordsOf(key);
  const last = parts.at(-1) ?? "";
  // The two ends of a firewall's rule: nothing listens or calls there.
  if (/^(?:from|to)port$/.test(parts.join(""))) return false;
  return PORT.test(last) || (parts.length === 2 && parts[0] === "port" && PORT_KINDS.has(last));
}

/** A variable that carries a port: PORT, X_PORT, X_PORT_HTTP. */
export function isPortVariable(name: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(name) && isPortKey(name);
}

const CLIENTS = new Set(lists.clients);

/** Whether one of these keys speaks of something that is connected to. */
export function isClientPath(path: readonly string[]): boolean {
  return path.some((key) => CLIENTS.has(key.toLowerCase()) || wordsOf(key).some((word) => CLIENTS.has(word)));
}

const LISTENS = new Set(lists.listens);
const OWN = new Set(lists.own);

/** Whether a program listens on an address under these keys: `listen_addr`, `bind`, `applicationUrl`, `admin_addr`. */
export function isListenPath(path: readonly string[]): boolean {
  const key = path.at(-1) ?? "";
  if (/^(?:application_?url|urls)$/i.test(key)) return true;
  if (path.some((part) => /^entry_?points?$/i.test(part))) return true;
  const [first = "", second = "", ...more] = wordsOf(key);
  // What a broker advertises is where its clients go.
  if (path.some((part) => wordsOf(part).some((word) => LISTENS.has(word)))) return !wordsOf(key).includes("advertised");
  return more.length === 0 && /^addr(?:ess)?$/.test(second) && OWN.has(first);
}

const ADDRESSES = new Set(lists.addresses);

/** Whether a plain `name:1234` under these keys is an address, rather than an id or an image's tag. */
export function isAddressPath(path: readonly string[]): boolean {
  const isAddress = (key: string) => wordsOf(key).some((word) => ADDRESSES.has(word));
  return path.some(isAddress) || isClientPath(path) || isListenPath(path);
}
