import { HOSTILE_WORDS } from "./hostile-words.ts";
import { HOSTILE_YAML } from "./hostile-yaml.ts";
import { mutateText } from "./mutate-text.ts";
import { type Random, randomOf } from "./random.ts";
import { SOUND_SPECS } from "./sound-specs.ts";

/** A workspace and a command line, either of which may be anything. */
export interface FuzzCase {
  command: "service" | "reserve";
  args: string[];
  spec: string;
  env: string | undefined;
  claude: string | undefined;
  /** Names under services/. */
  folders: string[];
  /** Ports that other branches have. */
  elsewhere: number[];
}

const BEGIN = "<!-- berth:begin -->";
const END = "<!-- berth:end -->";

const MARKERS: readonly string[] = [
  `${BEGIN}\n`,
  `${END}\n`,
  `${BEGIN}\r\n`,
  `  ${BEGIN}  \n`,
  `${BEGIN}${END}\n`,
  `${BEGIN}\n${BEGIN}\n`,
  `${END}\n${BEGIN}\n`,
  `${BEGIN}\n${END}\n`,
  `text ${BEGIN}\n`,
  "<!-- berth:begin-->\n",
  "<!-- BERTH:BEGIN -->\n",
  "```\n",
  "~~~\n",
  "<!--\n",
  "-->\n",
  "<<<<<<< HEAD\n",
  ">>>>>>> side\n",
  "=======\n",
  "\u0000",
  "\ufeff",
  "\r",
  "$&",
  "$1",
];

const CLAUDES: readonly string[] = [
  "# Ours\n\nBy hand.\n",
  `# Ours\n\n${BEGIN}\nold\n${END}\n\nBelow.\n`,
  `${BEGIN}\nold\n${END}`,
  `# Ours\r\n\r\n${BEGIN}\r\nold\r\n${END}\r\n`,
  "",
];

const ENVS: readonly string[] = ["GATE_PORT=9000\n", "", "# by hand\nexport A='x'\r\nB=$(id)\n"];

const ODD_ENVS: readonly string[] = ["A=1 # x\n", "=\n", "\u0000", "A=\\\n", "\ud800", "A".repeat(9000)];

const NAMES = ["swift", "heron", "price-alerts", "alert", "gate", "recording", "a", "z9-8"];
const FLAGS = ["range", "port", "protocol", "title", "purpose", "env", "template", "owner", "plan"];
const PLACE_FLAGS = ["url-env", "rationale", "previous"];
const CONTAINER_FLAGS = ["image", "container-port", "mount", "mount", "healthcheck"];
const SWITCHES = ["--unlock", "--no-reserve", "--json", "--no-unlock", "--reserve", "--", "-x", "--x"];
const GOOD: Record<string, readonly string[]> = {
  range: [...Array<string>(12).fill("analysis"), "core", "subscriber", "foundation", "chrome-cdp"],
  port: ["9021", "9022", "9025", "9030", "9222", "9001"],
  protocol: ["HTTP", "WS", "GRPC"],
  title: ["A title", "日本語 😀", 'it\'s: "quoted" # \\'],
  purpose: ["For this, and {that}", "| pipe | `code`", "- no: 'list'"],
  env: ["SWIFT_PORT", "X"],
  template: ["http"],
  owner: ["services/swift", "@team"],
  "url-env": ["SWIFT_URL", "VITE_X"],
  rationale: ["It comes from elsewhere", "- no: 'list' | `code`"],
  previous: ["3000: Grafana has it", "9021: it was, once", "1:2", "3000"],
  image: ["example/swift:1.2", "swift", "localhost:5000/a/b@sha256:00"],
  "container-port": ["80", "3002", "0", "65536"],
  mount: ["/a:/b", "/srv/x:/data:ro", "/a:/b,/c:/d", "/..:/x"],
  healthcheck: ["wget -q http://localhost:$PORT", "'"],
  plan: ["0".repeat(64)],
};

/** The same case for the same two numbers. */
export function makeCase(seed: number, nth: number): FuzzCase {
  const random = randomOf(seed, nth);
  const mutate = (text: string, share: number, fragments: readonly string[]) =>
    random.chance(share) ? mutateText(text, random, fragments) : text;
  return {
    command: random.chance(0.8) ? "service" : "reserve",
    args: makeArgs(random),
    spec: mutate(random.pick(SOUND_SPECS), 0.6, HOSTILE_YAML),
    env: random.chance(0.2) ? undefined : mutate(random.pick(ENVS), 0.5, ODD_ENVS),
    claude: random.chance(0.2) ? undefined : mutate(random.pick(CLAUDES), 0.4, MARKERS),
    folders: random.chance(0.2) ? [random.pick([...NAMES, "Swift", "SWIFT"])] : [],
    elsewhere: random.chance(0.3) ? [9020 + random.below(5), random.below(70_000)] : [],
  };
}

function makeArgs(random: Random): string[] {
  const args: string[] = [];
  const word = (good: readonly string[], share: number) =>
    random.chance(share) ? random.pick(HOSTILE_WORDS) : random.pick(good);
  if (random.chance(0.95)) args.push(word(NAMES, 0.15));
  const flags = [
    "range",
    ...FLAGS.filter((flag) => random.chance(flag === "plan" || flag === "template" ? 0.02 : 0.12)),
  ];
  const isExternal = random.chance(0.2);
  if (isExternal) args.push("--template=external");
  if (isExternal) flags.push(...CONTAINER_FLAGS.filter(() => random.chance(0.6)));
  flags.push(...PLACE_FLAGS.filter(() => random.chance(isExternal ? 0.3 : 0.05)));
  for (const flag of flags) {
    const value = word(GOOD[flag] ?? [], flag === "range" ? 0.05 : 0.25);
    if (random.chance(0.05)) args.push(`--${flag}`, value);
    else args.push(`--${flag}=${value}`);
  }
  if (random.chance(0.1)) args.push(random.pick(SWITCHES));
  if (random.chance(0.05)) args.push(random.pick(HOSTILE_WORDS));
  return args;
}
