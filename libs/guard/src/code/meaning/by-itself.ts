import type { Node } from "@vscode/tree-sitter-wasm";
import { asVariable } from "../text/env-read.ts";
import { nameOf } from "../text/file-name.ts";
import { isLocalHost, isReservedHost, isWildHost, looksLikeHost } from "../text/hosts.ts";
import { kindByNames, namesAddress, namesPort } from "../text/words.ts";
import { ancestorOf } from "../tree/ancestry.ts";
import { fieldOf } from "../tree/fields.ts";
import { functionAround } from "../tree/steps/function-steps.ts";
import { defaultOf, type Meaning } from "./literal.ts";
import type { SourceFile } from "./source-file.ts";
import type { Trail } from "./trail.ts";

/** No rule decided: the words around the literal do, or what it is by itself. */
export function byItself(trail: Trail, file: SourceFile): Meaning | undefined {
  const { holder, literal, names } = trail;
  const { form, host = "" } = literal;
  const kind = kindByNames(names);
  switch (form) {
    case "url":
      if (file.isTest && isReservedHost(host)) return undefined;
      return { kind: literal.host !== undefined && isWildHost(host) ? "bind" : "connect" };
    case "flag":
      return { kind: kind ?? "bind" };
    case "setting":
      return { kind: kind ?? (file.language === "java" ? "bind" : "connect") };
    case "address":
      // An address that a test neither opens nor reaches is data.
      return file.isTest && (isReservedHost(host) || kind === undefined) ? undefined : byAddress(trail);
    case "port-only":
      return holder !== undefined && namesAddress(holder) ? { kind: kind ?? "bind" } : undefined;
    default:
      // Objects in tests are mostly what is expected of something.
      if (file.isTest && trail.nested && kind === undefined) return undefined;
      return byHolder(trail, [...aroundNames(literal.node), nameOf(file.path)]);
  }
}

function byAddress({ holder, literal: { host = "" }, names }: Trail): Meaning | undefined {
  if (isWildHost(host)) return { kind: "bind" };
  if (!looksLikeHost(host)) return undefined;
  const named = holder !== undefined && namesAddress(holder);
  const kind = kindByNames(names);
  if (!isLocalHost(host) && !named && kind !== "connect") return undefined;
  const binds = (holder !== undefined && /^(listen|bind)/i.test(holder)) || (isLocalHost(host) && kind === "bind");
  return { kind: binds ? "bind" : "connect" };
}

/** What the name that holds a number tells; `around` are names further out, undefined where those don't count. */
export function byHolder(trail: Trail, around: readonly string[] | undefined): Meaning | undefined {
  const { holder, literal, names } = trail;
  const { host = "" } = literal;
  if (literal.port < 20) return undefined;
  if (trail.paired && around !== undefined && looksLikeHost(host)) {
    const kind = kindByNames(names);
    if (kind !== undefined) return { kind };
  }
  if (holder === undefined || !namesPort(holder)) return undefined;
  if (trail.asDefault) return defaultOf(asVariable(holder));
  if (isWildHost(host) && host !== "") return { kind: "bind" };
  if (host !== "" && !isLocalHost(host) && looksLikeHost(host)) return { kind: "connect" };
  const kind = kindByNames([...names, ...(around ?? [])]);
  if (kind !== undefined) return { kind };
  if (around === undefined) return undefined;
  // A constant with a host of its own that nothing here opens is called from here.
  return { kind: host !== "" && !trail.nested && isLocalHost(host) ? "connect" : "bind" };
}

const TYPES = /^(class_|impl_item|struct_item)/;

/** The names of the functions and classes around a node, the nearest first. */
function aroundNames(node: Node): string[] {
  const names: string[] = [];
  let at: Node | undefined = functionAround(node);
  for (let depth = 0; at !== undefined && depth < 3; depth++, at = functionAround(at))
    names.push(fieldOf(at, "name")?.text ?? "");
  for (let type = ancestorOf(node, TYPES); type !== undefined; type = ancestorOf(type, TYPES))
    names.push(fieldOf(type, "name", "type")?.text ?? "");
  return names.filter((name) => name !== "" && !/^(main|__init__|constructor|new|init)$/.test(name));
}
