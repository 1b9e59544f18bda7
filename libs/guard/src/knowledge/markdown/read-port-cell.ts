import { isProtocol } from "../text/clean-name.ts";
import { type NumberIn, numbersIn } from "../text/numbers-in.ts";
import { SENTENCES } from "../text/vocabulary.ts";

/** A cell that is about numbers and little else. */
export interface PortCell {
  numbers: NumberIn[];
}

const SEPARATED = /[\s,;/|&+、，]+|\band\b|\bor\b|\bund\b|\bet\b|\by\b|\be\b|\bи\b/iu;
const MAX_WORDS = 6;

/** The ports of a cell such as `9000`, `:9000/tcp`, `8080:80`, `9000 (HTTP), 9001 (gRPC)`; undefined for others. */
export function readPortCell(text: string): PortCell | undefined {
  const numbers = numbersIn(text);
  const [first] = numbers;
  if (first === undefined) return readSmall(text);
  const lists = /^[\s\d,;/&+]+$/.test(text) && /[,;/]/.test(text) ? listed(text) : undefined;
  if (lists) return { numbers: lists };
  let rest = text;
  for (const { end, start } of numbers.toReversed()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  const words = rest
    .split(SEPARATED)
    .filter((word) => /[\p{L}\p{N}]/u.test(word) && !isProtocol(word) && !SENTENCES.portWords.is(word));
  if (words.length > MAX_WORDS || words.some((word) => /\d{3,}/.test(word))) return undefined;
  const isLead = /^[\s\p{P}\p{S}]*(?:\p{L}+[\s:/]*)?$/u.test(text.slice(0, first.start)) || first.form !== "plain";
  return isLead || words.length <= 3 ? { numbers: withProtocols(numbers, text) } : undefined;
}

/** A port below ten has a cell for itself. */
function readSmall(text: string): PortCell | undefined {
  const digits = /^\s*([1-9])(?:\/(tcp|udp))?\s*$/.exec(text);
  const start = text.search(/\d/);
  return digits
    ? { numbers: [{ form: "plain", port: Number(digits[1]), protocol: digits[2], start, end: start + 1 }] }
    : undefined;
}

const listed = (text: string): NumberIn[] | undefined => {
  const found = [...text.matchAll(/\d{2,5}/g)].map(
    ({ 0: digits, index }): NumberIn => ({
      form: "plain",
      port: Number(digits),
      start: index,
      end: index + digits.length,
    }),
  );
  return found.every(({ port }) => port >= 1 && port <= 65_535) ? found : undefined;
};

/** `9000 (HTTP)`: the bracket behind a number may name its protocol. */
const withProtocols = (numbers: NumberIn[], text: string): NumberIn[] =>
  numbers.map((number, index) => {
    const after = text.slice(number.end, numbers[index + 1]?.start);
    const inner = /^\s*[(（]([^)）]*)[)）]/u.exec(after)?.[1];
    return inner !== undefined && isProtocol(inner) && number.protocol === undefined
      ? { ...number, protocol: inner }
      : number;
  });
