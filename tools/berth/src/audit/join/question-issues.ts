import { commandForPort } from "@berth/guard";
import { type KnowledgePlace, suggestRangeFor } from "@berth/registry";
import type { ImportQuestion } from "@berth/scaffold";
import type { Issue, Spot } from "./audit.ts";
import { freeNear } from "./free-near.ts";
import { command, rangeIn, type Scene, spotOf } from "./scene.ts";
import { isInside } from "./sort-spots.ts";
import { nameFor } from "./whose.ts";

/** What files that declare ports leave open, or have otherwise than the spec. */
export function questionIssues(scene: Scene): Issue[] {
  const spots = new Map(scene.sightings.map((it) => [`${it.port} ${it.line} ${it.path}`, spotOf(it)]));
  return scene.joined.questions.flatMap((question): Issue[] => {
    const judged = judge(question, scene);
    if (!judged) return [];
    const { key, message, places } = question;
    const ports = judged.ports ?? (isPort(key) ? [Number(key)] : portsAt(places, scene));
    const spotAt = ({ line, path }: KnowledgePlace): Spot =>
      ports.flatMap((port) => spots.get(`${port} ${line} ${path}`) ?? [])[0] ?? { path, line, role: "declares" };
    return [{ message, spots: places.map(spotAt), ...judged, ports }];
  });
}

type Judged = Pick<Issue, "kind" | "urgency" | "advice"> & { ports?: number[]; message?: string };

function judge({ code, key, places, question }: ImportQuestion, scene: Scene): Judged | undefined {
  const port = Number(key);
  switch (code) {
    case "IMPORT_CONFLICT":
      if (isPort(key) && !meetOnHost(scene, port, places)) return undefined;
      return isPort(key)
        ? { kind: "two-services", urgency: "decide", advice: separate(scene, port) }
        : { kind: "several-numbers", urgency: "decide", advice: oneNumber(scene, question) };
    case "PORT_TAKEN":
      return { kind: "against-spec", urgency: "correct", advice: followSpec(scene, port) };
    case "PORT_RETIRED":
      return { kind: "retired", urgency: "correct", advice: followSpec(scene, port) };
    case "PORT_OUT_OF_RANGE":
      return outside(scene, portsAt(places, scene));
    case "RANGE_OVERLAP":
      return {
        kind: "range-overlap",
        urgency: "decide",
        ports: [],
        advice: "Decide which of them is right, and correct the other one.",
      };
    case "IMPORT_UNCLEAR":
      // What the ports say for themselves, where it is about one of them.
      return isPort(key) ? undefined : { kind: "unclear", urgency: "know", advice: `Write it down there. ${question}` };
    default:
      return undefined;
  }
}

/** Whether at least two of the places are about the host: services of a cluster may have one number. */
function meetOnHost({ byPort }: Scene, port: number, places: readonly KnowledgePlace[]): boolean {
  const inside = new Set((byPort.get(port) ?? []).filter(isInside).map(({ line, path }) => `${line} ${path}`));
  return places.filter(({ line, path }) => !inside.has(`${line} ${path}`)).length > 1;
}

const isPort = (key: string): boolean => /^\d+$/.test(key);

function separate(scene: Scene, port: number): string {
  const number = scene.spec
    ? `a number of its own: ${commandForPort(scene.spec, port)}`
    : `a number that nothing here names, such as ${freeNear(scene, port)}`;
  return `Decide which of them keeps ${port}, and give each other one ${number}.`;
}

const oneNumber = ({ spec }: Scene, question: string): string =>
  spec
    ? question
    : "Decide on one number, and write it wherever another one stands. If it listens on all of them, give each a " +
      "variable of its own.";

function followSpec({ spec }: Scene, port: number): string {
  const right = "The spec is right: correct the file.";
  if (!spec) return right;
  return `${right} If something else listens there, it needs a number of its own: ${commandForPort(spec, port)}`;
}

/** Of the numbers that stand there, those in no range. */
function outside(scene: Scene, ports: readonly number[]): Judged {
  const open = ports.filter((port) => !rangeIn(scene, port));
  return { kind: "outside-ranges", urgency: "correct", ports: open, advice: intoRange(scene, open[0]) };
}

/** How a number gets into a range; without a spec it is for people to write. */
export function intoRange(scene: Scene, port: number | undefined): string {
  const range = scene.spec && port !== undefined ? suggestRangeFor(scene.spec, port) : undefined;
  if (port === undefined || range === undefined)
    return "Give it a number of the range that it belongs to, or write down a range for it.";
  const reserve = command(scene, `reserve ${nameFor(scene, port)} --port=${port}`);
  return `Add a range, then its row: ${range}, then ${reserve}`;
}

/** The numbers that stand at these places. */
function portsAt(places: readonly KnowledgePlace[], { sightings }: Scene): number[] {
  const at = new Set(places.map(({ line, path }) => `${line} ${path}`));
  const found = sightings.filter(({ line, path }) => at.has(`${line} ${path}`)).map(({ port }) => port);
  return [...new Set(found)].sort((one, other) => one - other);
}
