import type { Node } from "@vscode/tree-sitter-wasm";
import type { PlaceKind } from "../../places/port-place.ts";
import type { AddressPart } from "../text/addresses.ts";

/** A port as it stands in the source, before it is known what it does. */
export interface Literal {
  readonly node: Node;
  readonly form: AddressPart["form"] | "number";
  readonly port: number;
  readonly scheme?: string | undefined;
  readonly host?: string | undefined;
}

/** What a literal port does. */
export interface Meaning {
  kind: PlaceKind;
  variable?: string;
  scheme?: string;
}

export function defaultOf(variable: string | undefined): Meaning {
  return variable === undefined ? { kind: "default" } : { kind: "default", variable };
}

export function isText({ form }: Literal): boolean {
  return form === "url" || form === "address" || form === "setting" || form === "flag";
}

export function isAddress(literal: Literal): boolean {
  return isText(literal) || literal.form === "port-only";
}
