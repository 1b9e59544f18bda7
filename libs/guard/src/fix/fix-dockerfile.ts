import { type Arg, DockerfileParser, type Env, type Instruction } from "dockerfile-ast";
import { howToRead } from "../judge/how-to-read.ts";
import type { FindReplacements } from "./replacement.ts";

/**
 * Dockerfile: the number of EXPOSE becomes the variable of an ARG above it. ARG and not ENV, so that the image gives no
 * value to the process that runs in it.
 */
export const fixDockerfile: FindReplacements = (path, text, places) => {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const declared = new Set<string>();
  const lines = lineStarts(text);
  return DockerfileParser.parse(text)
    .getInstructions()
    .flatMap((instruction) => {
      const keyword = instruction.getKeyword();
      // Each stage starts without the variables of the one before.
      if (keyword === "FROM") declared.clear();
      if (keyword === "ENV" || keyword === "ARG") for (const name of namesOf(instruction)) declared.add(name);
      if (keyword !== "EXPOSE") return [];
      const { end, start } = instruction.getRange();
      const from = lines[start.line] ?? 0;
      const to = (lines[end.line] ?? 0) + end.character;
      const inside = places.filter((place) => place.start >= from && place.end <= to && !isPartOfRange(text, place));
      return inside.flatMap(({ end, row, start }) => {
        const number = { start, end, by: howToRead(row, path) };
        if (declared.has(row.env)) return [number];
        declared.add(row.env);
        return [{ start: from, end: from, by: `ARG ${row.env}=${row.port}${newline}` }, number];
      });
    });
};

function namesOf(instruction: Instruction): string[] {
  if (instruction.getKeyword() === "ENV") return (instruction as Env).getProperties().map((one) => one.getName());
  const property = (instruction as Arg).getProperty();
  return property ? [property.getName()] : [];
}

const isPartOfRange = (text: string, { end, start }: { start: number; end: number }): boolean =>
  text[end] === "-" || text[start - 1] === "-";

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ 0: end, index }) => index + end.length)];
}
