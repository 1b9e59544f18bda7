import roles from "../words/roles.json" with { type: "json" };
import sentences from "../words/sentences.json" with { type: "json" };
import values from "../words/values.json" with { type: "json" };
import { type Phrases, phrases } from "./phrases.ts";

const table = <Key extends string>(lists: Record<Key, readonly string[]>): Record<Key, Phrases> =>
  Object.fromEntries(Object.entries<readonly string[]>(lists).map(([key, list]) => [key, phrases(list)])) as Record<
    Key,
    Phrases
  >;

/** What columns, keys and fields are called. */
export const ROLES = table(roles);
/** What stands in them. */
export const VALUES = table(values);
/** What sentences and headings speak of. */
export const SENTENCES = table(sentences);

const RANGE_WORDS = sentences.rangeWords;
export const rangeWords = (): string => RANGE_WORDS.map((word) => word.replace(/[^\p{L}]/gu, "\\$&")).join("|");
