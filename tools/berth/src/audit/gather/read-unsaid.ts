import type { Unsaid } from "../join/audit-facts.ts";
import servers from "./servers.json" with { type: "json" };

/** The commands that serve, and the port of a program that is told none; `""` stands for no command. */
const SERVERS: Readonly<Record<string, Readonly<Record<string, number>>>> = servers;

/** `"dev": "next dev",` */
const SCRIPT = /^\s*"[^"\\]+"\s*:\s*"((?:[^"\\]|\\.)*)"\s*,?\s*$/;
const OPERATOR = /\s*(?:&&|\|\||[;&|])\s*/;
/** What may stand before the program that serves. */
const BEFORE = /^(?:(?:[A-Za-z_]\w*=\S*|cross-env|npx|bunx|pnpm|yarn|exec|dlx|dotenv|--)\s+)+/;
const SAYS = /(?:^|\s)(?:-p|-P|--port)[\s=]|\bPORT=/;

/** The scripts of a package.json that start a framework's server and leave the port to it. */
export function readUnsaid(path: string, text: string): Unsaid[] {
  return text.split("\n").flatMap((line, at) =>
    (SCRIPT.exec(line)?.[1] ?? "").split(OPERATOR).flatMap((part) => {
      if (SAYS.test(part)) return [];
      const [program = "", first = ""] = part.replace(BEFORE, "").split(/\s+/);
      const commands = Object.hasOwn(SERVERS, program) ? SERVERS[program] : undefined;
      const command = first.startsWith("-") ? "" : first;
      const port = commands && Object.hasOwn(commands, command) ? commands[command] : undefined;
      return port === undefined ? [] : [{ path, line: at + 1, port, command: `${program} ${command}`.trim() }];
    }),
  );
}
