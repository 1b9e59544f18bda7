import { NAME_MAX_LENGTH } from "@berth/registry";
import { toWords } from "./to-words.ts";

/** What says that it is a range, and nothing of which. */
const GENERIC = new Set(
  (
    "allocation allocations application applications apps block core integration integrations port ports range " +
    "ranges reserved server servers service services"
  ).split(" "),
);

/** `Subscriber Services` -> `subscriber`; `ports-9000` where the title has no letters, or there is none. */
export function rangeIdOf(title: string | undefined, from: number): string {
  const words = toWords(title ?? "");
  while (words.length > 1 && GENERIC.has(words.at(-1) ?? "")) words.pop();
  while (words.join("-").length > NAME_MAX_LENGTH) words.pop();
  while (/^\d/.test(words[0] ?? "")) words.shift();
  return words.length > 0 && words.join("-") !== "ports" ? words.join("-") : `ports-${from}`;
}
