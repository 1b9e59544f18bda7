import { SPEC_PATH, spanOf } from "@berth/registry";
import type { JoinedRow } from "@berth/scaffold";
import type { Issue, Spot } from "./audit.ts";
import { command, rangeIn, type Scene, spotOf } from "./scene.ts";

/** What files give to a service and the spec to none. */
export function rowIssues(scene: Scene): Issue[] {
  const { facts, joined, rows, spec } = scene;
  if (!spec) return [];
  const objected = new Set(facts.objections.map(({ port }) => port));
  return joined.rows
    .filter(({ known, row }) => !known && !rows.has(row.port) && !objected.has(row.port))
    .map((joined): Issue => {
      const { port, service } = joined.row;
      const range = rangeIn(scene, port);
      const where = range ? `; it lies in ${range.id} ${spanOf(range)}` : "";
      return {
        kind: "unassigned",
        urgency: "correct",
        ports: [port],
        message: `${port} is ${service}'s, but ${SPEC_PATH} does not assign it${where}.`,
        advice: `If it is in use, give it its row: ${waysIn(scene, joined)}`,
        spots: spotsOf(scene, joined),
      };
    });
}

/** A service that has a row already gets another one by import, which asks. */
function waysIn(scene: Scene, { places: [place], row: { port, service } }: JoinedRow): string {
  const isNew = !scene.spec?.ports.some((row) => row.service === service);
  // A locked range takes what its owners agreed to.
  const unlock = rangeIn(scene, port)?.policy === "locked" ? " --unlock" : "";
  if (isNew || !place) return command(scene, `reserve ${service} --port=${port}${unlock}`);
  return command(scene, `import ${quote(place.path)}`);
}

/** As a shell takes it, and a command takes it for no flag. */
function quote(path: string): string {
  const named = path.startsWith("-") ? `./${path}` : path;
  return /^[\w./@-]+$/.test(named) ? named : `'${named.replaceAll("'", "'\\''")}'`;
}

function spotsOf({ byPort }: Scene, { places, row: { port } }: JoinedRow): Spot[] {
  const at = new Set(places.map(({ line, path }) => `${line} ${path}`));
  return (byPort.get(port) ?? []).filter(({ line, path }) => at.has(`${line} ${path}`)).map(spotOf);
}
