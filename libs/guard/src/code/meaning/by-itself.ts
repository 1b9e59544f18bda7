import type { Node } from "@vscode/tree-sitter-wasm";
import { asVariable } from "../text/env-read.ts";
import { isLocalHost, isReservedHost, isWildHost, looksLikeHost } from "../text/hosts.ts";
import { kindByNames, namesAddress, namesPort } from "../text/words.ts";
import { ancestorOf } from "../tree/ancestry.ts";
import { functionAround } from "../tree/step.ts";
import { defaultOf, type Literal, type Meaning } from "./literal.ts";
import type { SourceFile } from "./source-file.ts";
import type { Trail } from "./trail.ts";

/** No rule spoke: the words around the literal decide, or what it is by itself. */
export function byItself(literal: Literal, trail: Trail, file: SourceFile): Meaning | undefined {
  switch (literal.form) {
    case "url":
      if (file.isTest && isReservedHost(literal.host ?? "")) return undefined;
      return { kind: literal.host !== undefined && isWildHost(literal.host) ? "bind" : "connect" };
    case "flag":
      return { kind: kindByNames(trail.names) ?? "bind" };
    case "setting":
      return { kind: kindByNames(trail.names) ?? (file.language === "java" ? "bind" : "connect") };
    case "address":
      if (file.isTest && isReservedHost(literal.host ?? "")) return undefined;
      // An address that a test neither opens nor reaches is data.
      if (file.isTest && kindByNames(trail.names) === undefined) return undefined;
      return byAddress(literal, trail);
    case "port-only":
      return trail.holder !== undefined && namesAddress(trail.holder)
        ? { kind: kindByNames(trail.names) ?? "bind" }
        : undefined;
    default:
      // Objects in tests are mostly what is expected of something.
      if (file.isTest && trail.nested && kindByNames(trail.names) === undefined) return undefined;
      return byHolder(literal, trail, [...aroundNames(literal.node), baseName(file.path)]);
  }
}

function byAddress(literal: Literal, trail: Trail): Meaning | undefined {
  const host = literal.host ?? "";
  if (isWildHost(host)) return { kind: "bind" };
  if (!looksLikeHost(host)) return undefined;
  const named = trail.holder !== undefined && namesAddress(trail.holder);
  if (!isLocalHost(host) && !named && kindByNames(trail.names) !== "connect") return undefined;
  if (trail.holder !== undefined && /^(listen|bind)/i.test(trail.holder)) return { kind: "bind" };
  if (isLocalHost(host) && kindByNames(trail.names) === "bind") return { kind: "bind" };
  return { kind: "connect" };
}

export function byHolder(literal: Literal, trail: Trail, around: readonly string[] | undefined): Meaning | undefined {
  if (literal.port < 20) return undefined;
  if (trail.paired && around !== undefined && looksLikeHost(literal.host ?? "")) {
    const kind = kindByNames(trail.names);
    if (kind !== undefined) return { kind };
  }
  if (trail.holder === undefined) return undefined;
  if (!namesPort(trail.holder)) return undefined;
  if (trail.asDefault) return defaultOf(asVariable(trail.holder));
  const host = literal.host ?? "";
  if (isWildHost(host) && literal.host !== undefined && host !== "") return { kind: "bind" };
  if (host !== "" && !isLocalHost(host) && looksLikeHost(host)) return { kind: "connect" };
  const told = kindByNames([...trail.names, ...(around ?? [])]);
  if (told !== undefined) return { kind: told };
  if (around === undefined) return undefined;
  // A constant with a host of its own that nothing here opens is where somebody goes.
  return { kind: host !== "" && !trail.nested && isLocalHost(host) ? "connect" : "bind" };
}

const TYPES = /^(class_|impl_item|struct_item)/;

/** The names of the functions and classes around a node, the nearest first. */
function aroundNames(node: Node): string[] {
  const names: string[] = [];
  let at: Node | null = node;
  for (let depth = 0; at !== null && depth < 3; depth++) {
    const fn: Node | undefined = functionAround(at);
    if (fn === undefined) break;
    names.push(fn.childForFieldName("name")?.text ?? "");
    at = fn;
  }
  for (let type = ancestorOf(node, TYPES); type !== undefined; type = ancestorOf(type, TYPES))
    names.push((type.childForFieldName("name") ?? type.childForFieldName("type"))?.text ?? "");
  return names.filter((name) => name !== "" && !/^(main|__init__|constructor|new|init)$/.test(name));
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
