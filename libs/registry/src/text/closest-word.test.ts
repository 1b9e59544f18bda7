import fc from "fast-check";
import { expect, it } from "vitest";
import { closestWord, didYouMean } from "./closest-word.ts";

const WORDS = ["range", "reserve", "protocol", "purpose", "port", "env", "url-env"];

it.each([
  ["rnage", "range"],
  ["Range", "range"],
  ["reserv", "reserve"],
  ["protocl", "protocol"],
  ["portt", "port"],
  ["urlenv", "url-env"],
])("takes %s for %s", (word, meant) => {
  expect(closestWord(word, WORDS)).toBe(meant);
});

it.each(["", "x", "colour", "ab", "p".repeat(1000)])("finds nothing close to %j", (word) => {
  expect(closestWord(word, WORDS)).toBeUndefined();
});

it("asks only where something is close", () => {
  expect(didYouMean("rnage", WORDS, (name) => `--${name}`)).toBe("Did you mean --range? ");
  expect(didYouMean("colour", WORDS)).toBe("");
});

it("finds a word from which one character is missing", () => {
  fc.assert(
    fc.property(fc.constantFrom(...WORDS.filter((word) => word.length > 3)), fc.nat(), (word, nat) => {
      const at = nat % word.length;
      expect(closestWord(word.slice(0, at) + word.slice(at + 1), [word])).toBe(word);
    }),
  );
});
