import type { KnowledgePlace } from "@berth/registry";
import type { ReadFault } from "../formats/readers/read-fault.ts";
import type { Gather } from "./gather.ts";

/** A text that breaks the rules of its format is a doubt: what stands behind the place may be missing. */
export function doubtFault(
  { reason, start }: ReadFault,
  text: string,
  placeAt: (offset: number) => KnowledgePlace,
  to: Gather,
): void {
  // What is never closed is found at the end, and behind the last sign there is nothing to look at.
  const last = Math.max(0, text.trimEnd().length - 1);
  to.doubt({
    place: placeAt(Math.min(start, last)),
    code: "UNREADABLE",
    message: `The file is broken here (${reason}), so ports may be missing.`,
    question: "Correct that, or take it as it is.",
  });
}
