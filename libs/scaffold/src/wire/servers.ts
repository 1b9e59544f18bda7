/** How a development server is told its port. */
export interface Server {
  /** `next`, `vite`, `ng`: the word that starts it. */
  program: string;
  /** What reads the port: the program from PORT, its configuration, the code that it runs, or an option of Nx. */
  reads: "PORT" | "vite" | "angular" | "code" | "option";
  /** Those that name the port. */
  flags: readonly string[];
}

interface Program {
  reads: Server["reads"];
  /** The commands that serve; `""` stands for none. Undefined where the program runs whatever file it is given. */
  serves?: readonly string[];
  /** Those that name the port. */
  flags?: readonly string[];
}

const PROGRAMS: Readonly<Record<string, Program>> = {
  next: { reads: "PORT", serves: ["", "dev", "start"], flags: ["-p", "--port"] },
  nuxt: { reads: "PORT", serves: ["dev", "preview"], flags: ["-p", "--port"] },
  nuxi: { reads: "PORT", serves: ["dev", "preview"], flags: ["-p", "--port"] },
  "react-scripts": { reads: "PORT", serves: ["start"] },
  vite: { reads: "vite", serves: ["", "dev", "serve", "preview"], flags: ["--port"] },
  "react-router": { reads: "vite", serves: ["dev"], flags: ["--port"] },
  ng: { reads: "angular", serves: ["serve", "s", "dev"], flags: ["--port"] },
  nest: { reads: "code", serves: ["start", "s"] },
  node: { reads: "code" },
  tsx: { reads: "code" },
  "ts-node": { reads: "code" },
  "ts-node-dev": { reads: "code" },
  nodemon: { reads: "code" },
  bun: { reads: "code" },
};

/** Words of `bun` that run no file. */
const NO_FILE = new Set(["run", "x", "test", "install", "add", "build", "create"]);

/** The server that these words start, the program first; undefined where they start none that is known. */
export function serverOf([program = "", ...rest]: readonly string[]): Server | undefined {
  const known = Object.hasOwn(PROGRAMS, program) ? PROGRAMS[program] : undefined;
  if (!known) return undefined;
  const { flags = [], reads, serves } = known;
  const [first = ""] = rest;
  const command = first.startsWith("-") ? "" : first;
  // `vite apps/web` serves a folder.
  const isServing = serves
    ? serves.includes(command) || (serves.includes("") && /[./\\]/.test(command))
    : rest.length > 0;
  const runsFile = serves !== undefined || !NO_FILE.has(first);
  return isServing && runsFile ? { program, reads, flags } : undefined;
}
