import { type Server, serverOf } from "./servers.ts";
import { type CommandWord, splitCommand } from "./split-command.ts";
import { READS_PORT } from "./wiring.ts";

/** A command line that starts a server, with the variables of the spec. */
export interface WrappedCommand {
  /** `berth env web -- next dev`; the line as it was where it begins so already. */
  text: string;
  servers: readonly Server[];
  /** A port that the line goes on naming, because it is not a plain number: `--port $X`. */
  kept?: string | undefined;
  /** The configuration that the line names: `--config web.config.ts`. */
  config?: string | undefined;
}

/** Programs that run what follows, some of them after assignments. */
const RUNNERS = new Set(["npx", "bunx", "yarn", "pnpm", "env", "cross-env", "cross-env-shell"]);
const ASSIGNMENT = /^[A-Za-z_]\w*=/;
/** A port that the line itself decides, or takes from the variable that `berth env` sets. */
const OWN_PORT = /^(?:["']?\d{1,5}["']?|["']?\$\{?PORT\b[^ ]*)$/;

/**
 * A command line in which each server that is known starts through `berth env`, and names no number of its own.
 * Undefined where it starts none, where only a shell could tell, or where one of its commands would lose its meaning.
 */
export function wrapCommand(line: string, service: string): WrappedCommand | undefined {
  const commands = splitCommand(line);
  if (!commands) return undefined;
  const servers: Server[] = [];
  let kept: string | undefined;
  let config: string | undefined;
  let text = line;
  // From the end, so that earlier offsets hold.
  for (const words of [...commands].reverse()) {
    const wrapped = wrapOne(text, words, service);
    if (wrapped === "for people") return undefined;
    if (!wrapped) continue;
    servers.unshift(...wrapped.servers);
    kept = wrapped.kept ?? kept;
    config = wrapped.config ?? config;
    text = wrapped.text;
  }
  return servers.length > 0 ? { text, servers, kept, config } : undefined;
}

function wrapOne(
  line: string,
  words: readonly CommandWord[],
  service: string,
): WrappedCommand | "for people" | undefined {
  const start = words.findIndex(({ text }) => !ASSIGNMENT.test(text));
  if (start < 0) return undefined;
  const begun = isWrapped(words.slice(start).map(({ text }) => text));
  const inner = begun === 0 ? start : start + begun;
  const serverIn = (part: readonly CommandWord[]) => serverOf(part.map(({ text }) => text.replaceAll(/["']/g, "")));
  const direct = skipRunners(words, inner);
  // `dotenv -e .env -- next dev`: another program that runs what stands behind the dashes.
  const dashes = words.findIndex(({ text }, at) => at >= inner && text === "--");
  const program = serverIn(words.slice(direct)) || dashes < 0 ? direct : dashes + 1;
  const server = serverIn(words.slice(program));
  const first = words[start];
  if (!server || !first) return undefined;
  const { kept, removed } = findPorts(words, program, server);
  const isKept = ({ offset }: CommandWord) => !removed.some(({ from, to }) => offset >= from && offset < to);
  const left = words.filter(isKept);
  // What is left says the same: a flag may stand where the command belongs.
  if (!serverIn(left.filter(({ offset }) => offset >= (words[program]?.offset ?? 0)))) return undefined;
  // Words that come together may say another port: `--port -p 3000 3000`.
  if (findPorts(left, left.indexOf(words[program] ?? first), server).removed.length > 0) return "for people";
  const behind = words.slice(words.findIndex(({ text }, at) => at > program && text === "--") + 1 || words.length);
  // Behind the dashes a flag is a program's own matter, and another word may need the PORT that would be gone.
  if (behind.some(({ text }) => server.flags.includes(splitAt(text)[0]))) return "for people";
  if (setsPort(words, program) && left.some(({ text }) => READS_PORT.test(text))) return "for people";
  let text = line;
  for (const { from, to } of removed.reverse()) text = text.slice(0, from) + text.slice(to);
  const before = removed.filter(({ from }) => from < first.offset).reduce((sum, { from, to }) => sum + to - from, 0);
  const at = first.offset - before;
  const prefix = begun === 0 ? `berth env ${service} -- ` : "";
  const config = valueBehind(words.slice(program + 1), ["-c", "--config"]);
  return { text: text.slice(0, at) + prefix + text.slice(at), servers: [server], kept, config };
}

/** Whether a command sets PORT to a number before its program. */
const setsPort = (words: readonly CommandWord[], program: number): boolean =>
  words.slice(0, program).some(({ text }) => /^PORT=["']?\d/.test(text));

/** What a command gives to one of these flags. */
function valueBehind(words: readonly CommandWord[], flags: readonly string[]): string | undefined {
  const at = words.findIndex(({ text }) => flags.includes(splitAt(text)[0]));
  return at < 0 ? undefined : (splitAt(words[at]?.text ?? "")[1] ?? words[at + 1]?.text);
}

/** How many words of `berth env web --` a command begins with. */
function isWrapped(words: readonly string[]): number {
  const at = words[0] === "npx" ? 1 : 0;
  if (words[at] !== "berth" || words[at + 1] !== "env") return 0;
  const end = words.indexOf("--");
  return end < 0 ? words.length : end + 1;
}

function skipRunners(words: readonly CommandWord[], from: number): number {
  let at = from;
  while (RUNNERS.has(words[at]?.text ?? "") || ASSIGNMENT.test(words[at]?.text ?? "")) at++;
  return at;
}

/** The stretches of a command that say which port it is to be, each with the blank before or behind it. */
function findPorts(words: readonly CommandWord[], program: number, { flags }: Server) {
  const removed: { from: number; to: number }[] = [];
  let kept: string | undefined;
  const take = (first: CommandWord, last: CommandWord) => {
    const next = words[words.indexOf(last) + 1];
    const previous = words[words.indexOf(first) - 1];
    // The blank goes with the word: that behind it, or before it where it is the last one.
    if (next) removed.push({ from: first.offset, to: next.offset });
    else
      removed.push({
        from: previous ? previous.offset + previous.length : first.offset,
        to: last.offset + last.length,
      });
  };
  for (const [at, word] of words.entries()) {
    const [name = "", value] = splitAt(word.text);
    if (at < program && name === "PORT" && value !== undefined) {
      // `dotenv -v PORT=3000 --`: a flag would be left without what belongs to it.
      const isOfFlag = words[at - 1]?.text.startsWith("-") ?? false;
      if (OWN_PORT.test(value) && !isOfFlag) take(word, word);
      else kept = word.text;
    }
    if (at <= program || !flags.includes(name)) continue;
    const behind = words[at + 1];
    const last = value === undefined ? behind : word;
    const port = value ?? behind?.text;
    if (last && port !== undefined && OWN_PORT.test(port)) take(word, last);
    else kept = `${word.text}${value === undefined && behind ? ` ${behind.text}` : ""}`;
  }
  return { removed, kept };
}

function splitAt(word: string): [string, string?] {
  const at = word.indexOf("=");
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}
