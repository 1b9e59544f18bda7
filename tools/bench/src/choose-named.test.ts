import { expect, test } from "vitest";
import { chooseNamed } from "./choose-named.ts";

const ROWS = ["service-nx", "service-plop", "hook-variable", "services"].map((name) => ({ name }));
const choose = (...words: string[]) => chooseNamed(ROWS, words).map(({ name }) => name);

test("no word names all rows, a name its row, and a first word all rows that begin with it", () => {
  expect(choose()).toEqual(ROWS.map(({ name }) => name));
  expect(choose("service-plop")).toEqual(["service-plop"]);
  expect(choose("hook", "service")).toEqual(["service-nx", "service-plop", "hook-variable"]);
});

test("a word that names no row is refused with the rows that there are", () => {
  expect(() => choose("hook", "serv")).toThrow("No row is called serv. There are:\nservice-nx\n");
});
