import { Lexer } from "yaml";
import type { SpecVersions } from "./read-versions.ts";

/** Comments that only the other side has and the merged text hasn't: the merge is by data, and these are none. */
export function findLostComments({ base = "", other }: SpecVersions, merged: string): string[] {
  const kept = new Set([...listComments(base), ...listComments(merged)]);
  return [...new Set(listComments(other))].filter((comment) => !kept.has(comment));
}

function listComments(text: string): string[] {
  const tokens = [...new Lexer().lex(text)];
  // A scalar's text comes behind a control character of its own, so what begins with # otherwise is a comment.
  return tokens.filter((token, index) => token.startsWith("#") && tokens[index - 1] !== "\u001f");
}
