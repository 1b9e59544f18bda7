import { type Token, Tokenizer } from "parse5";
import type { DataEntry, DataMap, DataNode, DataScalar } from "../data/data-node.ts";

interface Element {
  tag: string;
  /** The name that an attribute gives it: `<property name="server.port">`. */
  name: string | undefined;
  map: DataMap;
  /** The text that is not finished yet. */
  text?: { start: number; end: number } | undefined;
}

/** An XML text: tags and attributes are keys, in their own case; the texts of elements and attributes are values. */
export function readXml(text: string): DataNode[] {
  const root: Element = { tag: "", name: undefined, map: { kind: "map", entries: [] } };
  const open = [root];
  const top = (): Element => open.at(-1) ?? root;
  const finishText = (): void => {
    const { name, tag, text: span } = top();
    top().text = undefined;
    if (span) (open.at(-2) ?? root).map.entries.push({ key: name ?? tag, value: scalar(text, span.start, span.end) });
  };
  const addText = ({ location }: Token.CharacterToken): void => {
    if (location) top().text = { start: top().text?.start ?? location.startOffset, end: location.endOffset };
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        finishText();
        const element = elementOf(token, text);
        top().map.entries.push({ key: element.tag, value: element.map });
        const value = element.map.entries.find(({ key }) => key === "value");
        if (element.name !== undefined && value) top().map.entries.push({ key: element.name, value: value.value });
        if (!token.selfClosing) open.push(element);
      },
      onEndTag({ tagName }) {
        finishText();
        const index = open.findLastIndex(({ tag }) => tag.toLowerCase() === tagName);
        if (index > 0) open.length = index;
      },
      onCharacter: addText,
      onWhitespaceCharacter: () => undefined,
      onNullCharacter: () => undefined,
      onComment: () => undefined,
      onDoctype: () => undefined,
      onEof: () => undefined,
    },
  );
  tokenizer.write(text, true);
  return [root.map];
}

function elementOf({ attrs, location, tagName }: Token.TagToken, text: string): Element {
  const start = (location?.startOffset ?? 0) + 1;
  const entries = attrs.flatMap(({ name }): DataEntry[] => {
    const range = location?.attrs?.[name];
    if (!range) return [];
    const written = text.slice(range.startOffset, range.endOffset);
    const before = /^[^=]*=\s*["']?/.exec(written)?.[0].length ?? written.length;
    const after = /["']$/.test(written) ? 1 : 0;
    const value = scalar(text, range.startOffset + before, range.endOffset - after);
    return [{ key: written.slice(0, name.length), value }];
  });
  const named = entries.find(({ key }) => key === "name" || key === "key")?.value;
  const name = named?.kind === "scalar" ? named.raw : undefined;
  return { tag: text.slice(start, start + tagName.length), name, map: { kind: "map", entries } };
}

const scalar = (text: string, start: number, end: number): DataScalar => ({
  kind: "scalar",
  raw: text.slice(start, end),
  start,
  isQuoted: true,
});
