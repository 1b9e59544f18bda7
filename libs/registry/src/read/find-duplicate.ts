import { type Document, isScalar, type Scalar, visit } from "yaml";

/**
 * The first key that occurs twice in one mapping. The parser's own check compares each key with all before it, which
 * takes minutes for a mapping of forty thousand.
 */
export function findDuplicate(document: Document.Parsed): Scalar | undefined {
  let found: Scalar | undefined;
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) {
          found = key;
          return visit.BREAK;
        }
        seen.add(key.value);
      }
      return undefined;
    },
  });
  return found;
}
