import type { Node } from "@vscode/tree-sitter-wasm";
import type { PlaceKind } from "../../places/port-place.ts";
import type { AddressPart } from "../text/addresses.ts";

/** A port as it stands in the source, before it is known what it does. */
export interface Literal {
  node: Node;
  form: AddressPart["form"] | "number";
  port: number;
  scheme?: string;
  host?: string | undefined;
}

export interface Meaning {
  kind: PlaceKind;
  variable?: string;
  scheme?: string;
}

export const NOTHING = "nothing";

export type Verdict = Meaning | typeof NOTHING | undefined;

export function defaultOf(variable: string | undefined): Meaning {
  return variable === undefined ? { kind: "default" } : { kind: "default", variable };
}

export function isText(literal: Literal): boolean {
  return literal.form === "url" || literal.form === "address" || literal.form === "setting" || literal.form === "flag";
}

export function isAddress(literal: Literal): boolean {
  return isText(literal) || literal.form === "port-only";
}
