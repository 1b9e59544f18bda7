import type { PortFact } from "@berth/registry";
import type { Gather } from "../gather.ts";
import { numbersIn } from "../text/numbers-in.ts";
import lists from "./read-docker-run.json" with { type: "json" };

const COMMAND = /\b(?:docker|podman|nerdctl)\s+(?:container\s+)?(?:run|create)\b/;
/** Flags of docker run that take a value of their own. */
const WITH_VALUE = new Set(lists.flagsWithValue);

/** Reads the `docker run` commands of a script: name, ports, image and mounts. */
export function readDockerRun(text: string, firstLine: number, to: Gather): void {
  if (!COMMAND.test(text)) return;
  const lines = text.split(/\r\n|\r|\n/);
  for (let index = 0; index < lines.length; index++) {
    const match = COMMAND.exec(lines[index] ?? "");
    if (match === null || /^\s*#/.test(lines[index] ?? "")) continue;
    const words: { text: string; line: number; column: number }[] = [];
    let isFirst = true;
    for (let at = index; at < lines.length; at++) {
      const line = lines[at] ?? "";
      const from = isFirst ? match.index + match[0].length : 0;
      isFirst = false;
      for (const word of line.slice(from).matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+(?:"[^"]*")?/g))
        words.push({ text: word[1] ?? word[2] ?? word[0], line: firstLine + at, column: from + word.index + 1 });
      index = at;
      if (!/[\\`^]\s*$/.test(line)) break;
    }
    readWords(
      words.filter(({ text: word }) => !/^[\\`^]$/.test(word)),
      to,
    );
  }
}

function readWords(words: readonly { text: string; line: number; column: number }[], to: Gather): void {
  const about: Partial<PortFact> = {};
  const mounts: string[] = [];
  const published: { text: string; line: number; column: number }[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) continue;
    if (!word.text.startsWith("-")) {
      about.image = word.text;
      break;
    }
    const [flag = "", joined] = word.text.startsWith("--")
      ? splitFlag(word.text)
      : [word.text.slice(0, 2), word.text.slice(2) || undefined];
    const takes = WITH_VALUE.has(word.text) || WITH_VALUE.has(flag);
    const isJoined = joined !== undefined && (word.text.startsWith("--") || /^-[pveuwl]/.test(word.text));
    const value = isJoined ? { ...word, text: joined } : takes ? words[++index] : undefined;
    if (value === undefined) continue;
    if (flag === "--name") about.name = value.text;
    else if (flag === "-p" || flag === "--publish") published.push(value);
    else if (flag === "-v" || flag === "--volume") mounts.push(value.text);
  }
  if (mounts.length > 0) about.mounts = mounts;
  about.name ??= about.image?.split("/").at(-1)?.split(/[:@]/)[0];
  for (const value of published) {
    const [number] = numbersIn(value.text);
    if (number === undefined || number.form !== "mapping") continue;
    const place = { path: to.path, line: value.line, column: value.column };
    const { container: containerPort, port, protocol } = number;
    to.port({ place, source: "document", port, containerPort, protocol, ...about });
  }
}

const splitFlag = (word: string): [string, string | undefined] => {
  const equals = word.indexOf("=");
  return equals < 0 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
};
