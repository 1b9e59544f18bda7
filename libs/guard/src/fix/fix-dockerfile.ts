import { type Arg, DockerfileParser, type Env, type From, type Instruction, type Property } from "dockerfile-ast";
import type { FindReplacements } from "./replacement.ts";

/**
 * Dockerfile: the number of EXPOSE becomes the variable of an ARG above it. ARG and not ENV, so that the image gives no
 * value to the process that runs in it.
 */
export const fixDockerfile: FindReplacements = (_path, text, places) => {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const stages = new Map<string, Variables>();
  // Each stage starts without the variables of the one before.
  let args: Variables = new Map();
  let envs: Variables = new Map();
  const lines = lineStarts(text);
  return DockerfileParser.parse(text)
    .getInstructions()
    .flatMap((instruction) => {
      const keyword = instruction.getKeyword();
      if (keyword === "FROM") {
        args = new Map();
        envs = beginStage(instruction as From, stages);
      }
      for (const one of propertiesOf(instruction))
        (keyword === "ENV" ? envs : args).set(one.getName(), one.getValue() ?? "");
      if (keyword !== "EXPOSE") return [];
      const { end, start } = instruction.getRange();
      const from = lines[start.line] ?? 0;
      const to = (lines[end.line] ?? 0) + end.character;
      const inside = places.filter((place) => place.start >= from && place.end <= to && !isPartOfRange(text, place));
      return inside.flatMap(({ end, row, start }) => {
        const number = { start, end, by: `\${${row.env}}` };
        const value = envs.get(row.env) ?? args.get(row.env);
        // With another value, or none, it would be another port.
        if (value !== undefined) return value === String(row.port) ? [number] : [];
        args.set(row.env, String(row.port));
        return [{ start: from, end: from, by: `ARG ${row.env}=${row.port}${newline}` }, number];
      });
    });
};

/** By their names, the values of variables as they are written. */
type Variables = Map<string, string>;

/** The ENV that a stage has from an earlier one that it is built upon; an ARG is given again. */
function beginStage(from: From, stages: Map<string, Variables>): Variables {
  const envs = new Map(stages.get(from.getImage()?.toLowerCase() ?? ""));
  const name = from.getBuildStage()?.toLowerCase();
  if (name !== undefined) stages.set(name, envs);
  return envs;
}

function propertiesOf(instruction: Instruction): Property[] {
  const keyword = instruction.getKeyword();
  if (keyword === "ENV") return (instruction as Env).getProperties();
  const property = keyword === "ARG" ? (instruction as Arg).getProperty() : null;
  return property ? [property] : [];
}

const isPartOfRange = (text: string, { end, start }: { start: number; end: number }): boolean =>
  text[end] === "-" || text[start - 1] === "-";

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ 0: end, index }) => index + end.length)];
}
