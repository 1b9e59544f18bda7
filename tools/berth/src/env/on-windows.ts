import { existsSync, statSync } from "node:fs";
import { win32 } from "node:path";

/** What to start on Windows for a command. */
export interface WindowsCommand {
  file: string;
  args: string[];
  /** The arguments are quoted already. */
  isVerbatim: boolean;
}

/**
 * The program behind a command as Windows finds it: in the folders of PATH, with the endings of PATHEXT. What npm
 * installs there is a script, which only cmd.exe runs, so that each word is quoted for it. The command itself where
 * nothing is found, which then fails as anywhere.
 */
export function onWindows(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  isFile: (path: string) => boolean = isFileOfDisk,
): WindowsCommand {
  const file = find(command, env, isFile) ?? command;
  if (!/\.(?:cmd|bat)$/i.test(file)) return { file, args: [...args], isVerbatim: false };
  // A script of node_modules/.bin hands its arguments to a second line, which cmd.exe reads again.
  const times = /node_modules[\\/]\.bin[\\/][^\\/]+\.cmd$/i.test(file) ? 2 : 1;
  const words = [shield(win32.normalize(file)), ...args.map((arg) => quote(arg, times))];
  return { file: env["ComSpec"] ?? "cmd.exe", args: ["/d", "/s", "/c", `"${words.join(" ")}"`], isVerbatim: true };
}

function find(command: string, env: NodeJS.ProcessEnv, isFile: (path: string) => boolean): string | undefined {
  const endings = (env["PATHEXT"] ?? ".EXE;.CMD;.BAT;.COM").split(";");
  const hasEnding = endings.some((ending) => command.toLowerCase().endsWith(ending.toLowerCase()));
  const names = hasEnding ? [command] : endings.map((ending) => command + ending.toLowerCase());
  if (/[\\/]/.test(command)) return names.find(isFile);
  const folders = (env["Path"] ?? env["PATH"] ?? "").split(";").filter(Boolean);
  return folders.flatMap((folder) => names.map((name) => win32.join(folder, name))).find(isFile);
}

const isFileOfDisk = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** In quotes for the program, with its quotes and the backslashes before them escaped; then for cmd.exe. */
function quote(arg: string, times: number): string {
  let word = `"${arg.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, "$1$1")}"`;
  for (let time = 0; time < times; time++) word = shield(word);
  return word;
}

/** What cmd.exe takes for anything but itself. */
const shield = (text: string): string => text.replace(/[ \t()%!^"<>&|;,=]/g, "^$&");
