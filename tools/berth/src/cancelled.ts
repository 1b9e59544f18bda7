import { refusal } from "@berth/registry";
import { cancel } from "@clack/prompts";

/** What follows where a person answers no question. */
export function cancelled() {
  cancel("Nothing was changed.");
  return refusal({ code: "FLAG_MISSING", message: "The questions were not answered." });
}
