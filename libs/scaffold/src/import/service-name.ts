import { findNameFault, NAME_MAX_LENGTH, NAME_PATTERN, type PortFact } from "@berth/registry";
import { toWords } from "./to-words.ts";

/** What says that it is a service, and nothing of which. */
const GENERIC = new Set(["service", "services", "microservice"]);

/** What one of several ports of a service is for, or what role a service has: no part of its name. */
const ROLES = new Set(
  (
    "admin api app application container daemon feed grpc health http https metrics process publisher rest server " +
    "service subscriber tcp udp ui web websocket websockets worker ws wss"
  ).split(" "),
);

/** First words by which bundlers let a variable through to a browser. */
const PUBLIC = /^(?:VITE|NEXT_PUBLIC|REACT_APP|NUXT_PUBLIC|EXPO_PUBLIC|PUBLIC|GATSBY|VUE_APP)_/;

const NO_STEM = new Set([
  "",
  "app",
  "server",
  "service",
  "http",
  "https",
  "port",
  "host",
  "local",
  "default",
  "listen",
]);

/** `ML_TRAINING_PORT` and `VITE_ML_TRAINING_URL` -> `ml`, `training`; none for `PORT` and the like. */
export function stemOf(variable: string): string[] {
  const stem = variable.replace(PUBLIC, "").replace(/(?:^|_)(?:HOST_)?(?:PORTS?|URL|URI|ADDR|ADDRESS|ENDPOINT)$/, "");
  return NO_STEM.has(stem.toLowerCase()) ? [] : toWords(stem);
}

/** A name as machines have it is taken as it stands; one that people say loses what says `service`. */
function wordsOfName(name: string): string[] {
  if (NAME_PATTERN.test(name) && name.length <= NAME_MAX_LENGTH) return name.split("-");
  return withoutGeneric(toWords(name));
}

function withoutGeneric(words: readonly string[]): string[] {
  const last = words.at(-1);
  return words.length > 1 && last !== undefined && GENERIC.has(last) ? words.slice(0, -1) : [...words];
}

/** `services/recording/` -> `recording`; none for an owner that is no folder. */
const wordsOfFolder = (owner = ""): string[] =>
  /^[\w.@-]+(?:\/[\w.@-]+)+\/?$/.test(owner) ? toWords(lastOf(owner)) : [];

const lastOf = (path: string): string => path.replace(/\/$/, "").split("/").at(-1) ?? "";

const startsWith = (words: readonly string[], start: readonly string[]): boolean =>
  start.length > 0 && start.length <= words.length && start.every((word, at) => word === words[at]);

/** Whether the one is the other with the words of a role behind it: `foundation-http` and `foundation`. */
export function isRoleOf(words: readonly string[], start: readonly string[]): boolean {
  return startsWith(words, start) && words.slice(start.length).every((word) => ROLES.has(word));
}

/** The words that a fact is known by, each way to say them; the name first. */
export const identitiesOf = ({ env, name }: Pick<PortFact, "env" | "name">): string[][] =>
  [name === undefined ? [] : wordsOfName(name), env === undefined ? [] : stemOf(env)].filter((it) => it.length > 0);

/** Whether two facts about one number can be about one service: one has all words of the other, or their variable. */
export function isSameService(one: Pick<PortFact, "env" | "name">, other: Pick<PortFact, "env" | "name">): boolean {
  if (one.env !== undefined && one.env === other.env && stemOf(one.env).length > 0) return true;
  const theirs = identitiesOf(other).map(withoutRoles);
  return identitiesOf(one)
    .map(withoutRoles)
    .some((a) => theirs.some((b) => contains(a, b) || contains(b, a) || isSpeltAlike(a, b)));
}

/** From here on a beginning is not shared by chance. */
const TELLING = 6;

/** `Rocket.Chat` and `rocketchat`, `PostgreSQL` and `postgres`: the same letters, wherever a word begins. */
function isSpeltAlike(one: readonly string[], other: readonly string[]): boolean {
  const [short = "", long = ""] = [one.join(""), other.join("")].sort((a, b) => a.length - b.length);
  return short === long || (short.length >= TELLING && long.startsWith(short));
}

function withoutRoles(words: string[]): string[] {
  const own = words.filter((word) => !ROLES.has(word) && !GENERIC.has(word));
  return own.length > 0 ? own : words;
}

const contains = (words: readonly string[], few: readonly string[]): boolean =>
  few.every((word) => words.includes(word));

/**
 * The name of the service that these facts are about, best source first. Its folder decides, then a name that is
 * written as one, then its variable, then what people call it. Empty where nothing of that is made of letters.
 */
export function chooseName(facts: readonly Pick<PortFact, "env" | "name" | "owner">[]): string {
  const said = facts.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const title = said.map(wordsOfName).find((words) => words.length > 0) ?? [];
  const folders = facts.map(({ owner }) => wordsOfFolder(owner)).filter((words) => startsWith(title, words));
  const written = said.filter((name) => NAME_PATTERN.test(name) && name.length <= NAME_MAX_LENGTH);
  const stems = facts.flatMap(({ env }) => (env === undefined ? [] : [withoutGeneric(stemOf(env))]));
  const stem = stems.find((words) => words.length > 0 && (title.length === 0 || isRoleOf(title, words)));
  return fit(folders[0] ?? written.map((name) => name.split("-"))[0] ?? stem ?? title);
}

/** As many of the words as a name may have. */
function fit(words: readonly string[]): string {
  let name = words.join("-");
  for (let count = words.length - 1; count > 0 && name.length > NAME_MAX_LENGTH; count--)
    name = words.slice(0, count).join("-");
  return name;
}

/** Why the name that was chosen cannot be one, in a sentence; undefined where it can. */
export const whyNoName = (name: string): string | undefined =>
  name === "" ? "Its name has no letters that a service name can have." : findNameFault(name)?.message;
