/** A file that a command writes with a text that stands in the command itself. */
export interface WrittenFile {
  path: string;
  text: string;
  /** `>>` and `tee -a`. */
  appends: boolean;
}

/** A shell command, with the here-documents that go into files taken out of it. */
export interface SplitCommand {
  files: WrittenFile[];
  /** What is left of the command. */
  rest: string;
}

const HERE = /<<-?[ \t]*(["']?)([A-Za-z_]\w*)\1/;
const TARGET = /(?:(?<![0-9&])(>>?)|\btee[ \t]+(-a[ \t]+)?)[ \t]*["']?([^\s"'|;&<>]+)["']?/;

/** Finds `cat > file <<'EOF' …` and its like: the usual way of an agent to write a file without its tools. */
export function splitCommand(command: string): SplitCommand {
  const lines = command.split("\n");
  const files: WrittenFile[] = [];
  const rest: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const word = HERE.exec(line)?.[2];
    const end = word === undefined ? -1 : lines.findIndex((one, i) => i > at && one.trim() === word);
    if (end < 0) {
      rest.push(line);
      continue;
    }
    const body = lines.slice(at + 1, end);
    const [, redirect, append, path] = TARGET.exec(line.replace(HERE, "")) ?? [];
    // What goes into a program instead stays a part of the command.
    if (path === undefined) rest.push(line, ...body);
    else {
      const appends = redirect === ">>" || append !== undefined;
      files.push({ path, text: body.map((one) => `${one}\n`).join(""), appends });
      rest.push(line.replace(HERE, "").replace(TARGET, ""));
    }
    at = end;
  }
  return { files, rest: rest.join("\n") };
}
