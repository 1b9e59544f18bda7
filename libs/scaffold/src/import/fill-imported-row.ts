import {
  findEnvFault,
  folderOf,
  hasUrl,
  knownImageOf,
  type MoveFact,
  ownerOfFolder,
  type PortFact,
  type PortRow,
  type Protocol,
  protocolOfScheme,
  type Settings,
  titleFor,
} from "@berth/registry";
import { tellPlace } from "./import-question.ts";
import type { JoinedRange } from "./join-ranges.ts";
import { saidOwner } from "./owners-of.ts";
import { pick } from "./pick.ts";
import type { PlacedPort } from "./place-ports.ts";
import { protocolIn, protocolOf } from "./protocol-of.ts";
import { rangeIdOf } from "./range-id.ts";
import { takeEnvironment, takeImage, takeMounts } from "./take-container.ts";
import { toText } from "./to-text.ts";

/** What a row is made of besides its facts. */
export interface RowContext {
  env: string;
  ranges: readonly JoinedRange[];
  moves: readonly MoveFact[];
  settings: Settings;
  /** Who owns the service by its other numbers; undefined where none of them says it. */
  owner?: string | undefined;
  /** URL variables that other rows have. */
  isUrlFree: (variable: string) => boolean;
}

/** A row as the sources have it, and what of their words it can't hold. */
export interface FilledImport {
  row: PortRow;
  notes: string[];
  /** Whether no source says what is served, so that HTTP is assumed. */
  isProtocolAssumed: boolean;
}

/** The row of a number: of each field what the best source says; defaults where the spec can't do without one. */
export function fillImportedRow({ facts, port, service }: PlacedPort, context: RowContext): FilledImport {
  const notes: string[] = [];
  const { env, ranges, settings } = context;
  const image = takeImage(facts, notes);
  const scheme = knownImageOf(image ?? "")?.scheme;
  const protocol = chooseProtocol(facts, scheme);
  const rationale = pick(facts, ({ rationale }) => toText(rationale));
  const owner = takeOwner(facts, image, service, context, notes);
  const isOurs = owner?.replace(/\/$/, "") === folderOf({ settings }, service);
  if (isOurs && image !== undefined) notes.push(`${service} belongs to ${owner}, so its image ${image} is left out.`);
  const runs = isOurs ? undefined : image;
  const inside = pick(facts, ({ containerPort }) => containerPort);
  const mounts = runs === undefined ? [] : takeMounts(facts, notes);
  const environment = runs === undefined ? {} : takeEnvironment(facts, notes);
  const previous = context.moves.filter(({ from, to }) => to === port && from !== port);
  const group = findGroup(facts, port, ranges);
  const row: PortRow = {
    port,
    service,
    title: pick(facts, (fact) => (isTitle(fact) ? toText(fact.name) : undefined)) ?? titleFor(service),
    protocol: protocol ?? "HTTP",
    purpose:
      pick(facts, ({ purpose }) => toText(purpose)) ??
      rationale ??
      (runs === undefined ? `${titleFor(service)} service` : `Runs ${runs}`),
    env,
    ...takeUrl(facts, protocol ?? "HTTP", scheme, context, notes),
    ...ownerOf(owner, runs, service),
    status: pick(facts, ({ status }) => status) ?? "active",
    ...(group !== undefined && { group }),
    ...(rationale !== undefined && { rationale }),
    ...(previous.length > 0 && { previous: uniqueMoves(previous) }),
    ...(runs !== undefined && { image: runs }),
    ...(runs !== undefined && inside !== undefined && inside !== port && { container: inside }),
    ...(mounts.length > 0 && { mounts }),
    ...(Object.keys(environment).length > 0 && { environment }),
  };
  return { row, notes, isProtocolAssumed: protocol === undefined };
}

/**
 * `Recording Service` and `录音` are what people say; `carta-backend` is what machines do, and so is `@shop/web dev`, a
 * package with its script.
 */
const isTitle = ({ name, source }: PortFact): boolean =>
  source !== "script" && name !== undefined && /[^a-z0-9._/-]/.test(name);

function chooseProtocol(facts: readonly PortFact[], scheme: string | undefined): Protocol | undefined {
  const said = pick(facts, (fact) => protocolOf(fact.protocol));
  if (said !== undefined) return said;
  if (scheme !== undefined) return protocolOfScheme(scheme);
  return pick(facts, ({ name, purpose, rationale }) => protocolIn([name, purpose, rationale].join(" ")));
}

/** A variable for the whole URL, with the form that the protocol doesn't say by itself. */
function takeUrl(
  facts: readonly PortFact[],
  protocol: Protocol,
  scheme: string | undefined,
  { env, isUrlFree }: RowContext,
  notes: string[],
): Pick<PortRow, "url" | "address"> {
  const said = facts.filter(({ url }) => url !== undefined && url !== env);
  const [fact] = said.filter(({ url = "" }) => findEnvFault(url) === undefined && isUrlFree(url));
  const url = fact?.url;
  if (fact === undefined || url === undefined) return {};
  for (const other of new Set(said.map((one) => one.url)))
    if (other !== url)
      notes.push(`${tellPlace(fact.place)}: ${url} carries the URL; ${other} has no place in the row.`);
  if (hasUrl(protocol)) return { url };
  if (scheme !== undefined) return { url, address: `${scheme}://{host}:{port}` };
  notes.push(`${tellPlace(fact.place)}: ${url} is left out, because ${protocol} does not say what a URL looks like.`);
  return {};
}

/** The owner of the service where the row has to name one: what it says itself gives way, and is noted. */
function takeOwner(
  facts: readonly PortFact[],
  image: string | undefined,
  service: string,
  { owner }: RowContext,
  notes: string[],
): string | undefined {
  const fact = facts.find((one) => saidOwner(one) !== undefined);
  const isFolder = facts.some(({ folder }) => folder !== undefined && ownerOfFolder(folder) === owner);
  const said = (fact && saidOwner(fact)) ?? (isFolder ? owner : undefined);
  if (owner === undefined || (said === undefined && image === undefined)) return said;
  if (fact && said !== owner.replace(/(?<=.)\/$/, ""))
    notes.push(
      `${tellPlace(fact.place)}: ${service} belongs to ${owner} by its other numbers, so ${said} is left out.`,
    );
  return owner;
}

const ownerOf = (owner: string | undefined, image: string | undefined, service: string): Pick<PortRow, "owner"> => {
  if (owner !== undefined) return { owner };
  return image === undefined ? {} : { owner: `container ${service}` };
};

/** The range under which a source lists the variable, where that is not the range of its number. */
function findGroup(facts: readonly PortFact[], port: number, ranges: readonly JoinedRange[]): string | undefined {
  const isIn = ({ from, to }: JoinedRange) => port >= from && port <= to;
  const titles = facts.flatMap(({ range }) => (range && "title" in range ? [range.title] : []));
  const listed = titles.flatMap((title) => {
    const range = ranges.find(({ id, purpose }) => purpose === title || id === rangeIdOf(title, 0));
    return range ? [range] : [];
  });
  return listed.length === 0 || listed.some(isIn) ? undefined : listed[0]?.id;
}

const uniqueMoves = (moves: readonly MoveFact[]) =>
  moves
    .filter(({ from }, at) => moves.findIndex((other) => other.from === from) === at)
    .map(({ from, reason }) => ({ port: from, reason: toText(reason) ?? "Its source gives no reason" }));
