import { type Arg, DockerfileParser, type Env, type Instruction, type Property } from "dockerfile-ast";
import { findInShell } from "../code/shell/find-in-shell.ts";
import { countWork } from "../code/work.ts";
import { inOrder, isPortText, type PortPlace, placeOf } from "../places/port-place.ts";
import { findInArguments } from "./find-in-arguments.ts";
import { findInValue } from "./find-in-value.ts";
import { findPublished } from "./find-published.ts";
import { findSubstitutions } from "./find-substitutions.ts";
import { isPortVariable } from "./key-words.ts";

type Range = ReturnType<Instruction["getRange"]>;

/** EXPOSE publishes, ENV and ARG give defaults, and commands are read as shell. The grammar "bash" must be loaded. */
export function findInDockerfile(text: string): PortPlace[] {
  const offsets = lineOffsets(text);
  const offsetOf = ({ line, character }: Range["start"]) => (offsets[line] ?? 0) + character;
  return countWork(() =>
    inOrder(
      DockerfileParser.parse(text)
        .getInstructions()
        .flatMap((instruction) => findInInstruction(instruction, text, offsetOf)),
    ),
  );
}

type OffsetOf = (position: Range["start"]) => number;

function findInInstruction(instruction: Instruction, text: string, offsetOf: OffsetOf): PortPlace[] {
  const keyword = instruction.getKeyword();
  switch (keyword) {
    case "EXPOSE":
      return instruction.getArguments().flatMap((argument) => {
        const range = argument.getRange();
        const start = offsetOf(range.start);
        return findPublished(text.slice(start, offsetOf(range.end)).replace(/"/g, " "), start);
      });
    case "ENV":
      return (instruction as Env).getProperties().flatMap((one) => findInProperty(one, text, offsetOf));
    case "ARG": {
      const property = (instruction as Arg).getProperty();
      return property ? findInProperty(property, text, offsetOf) : [];
    }
    case "RUN":
    case "CMD":
    case "ENTRYPOINT":
    case "HEALTHCHECK": {
      const range = instruction.getArgumentsRange();
      if (!range) return [];
      const start = offsetOf(range.start);
      return [...findInShell(asShell(text.slice(start, offsetOf(range.end))), start)];
    }
    default:
      return [];
  }
}

function findInProperty(property: Property, text: string, offsetOf: OffsetOf): PortPlace[] {
  const range = property.getValueRange();
  if (!range) return [];
  const start = offsetOf(range.start);
  const raw = text.slice(start, offsetOf(range.end));
  const digits = raw.replace(/^["']|["']$/g, "").trim();
  const variable = property.getName();
  if (isPortText(digits))
    return isPortVariable(variable) ? [placeOf("default", digits, start + raw.indexOf(digits), { variable })] : [];
  return [
    ...findSubstitutions(raw, start),
    ...(/(?:OPTS|OPTIONS|ARGS|FLAGS)$/.test(variable) ? findInArguments(raw, start) : []),
    ...findInValue(raw, start, { listens: /(?:LISTEN|BIND|ASPNETCORE_URLS)/.test(variable) }),
  ];
}

/** The exec form as the words of a command, and HEALTHCHECK without its options; nothing moves. */
function asShell(text: string): string {
  const options = /^(?:--[\w-]+=\S+[\s\\]+)*(?:CMD\b)?/i.exec(text)?.[0] ?? "";
  const rest = text.slice(options.length);
  const command = /^\s*\[/.test(rest)
    ? rest.replace(/"(?:[^"\\]|\\.)*"|[[\],]/g, (part) => (part.length > 1 ? part : " "))
    : rest;
  return " ".repeat(options.length) + command;
}

function lineOffsets(text: string): number[] {
  const offsets = [0];
  for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r/g)) offsets.push(index + end.length);
  return offsets;
}
