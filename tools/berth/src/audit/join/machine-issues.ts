import { nameWho } from "@berth/doctor";
import type { Issue } from "./audit.ts";
import { command, rangeIn, type Scene } from "./scene.ts";

/**
 * Where the machine is against the spec, in the words of `berth doctor`; and what listens on numbers of a range that no
 * service has.
 */
export function machineIssues(scene: Scene): Issue[] {
  const held = scene.facts.held.map(
    ({ failure: { fix = "", message }, port }): Issue => ({
      kind: "held",
      urgency: "correct",
      ports: [port],
      message,
      advice: fix,
      spots: [],
    }),
  );
  const strangers = strangersIn(scene).map(
    ({ port, who }): Issue => ({
      kind: "held",
      urgency: "know",
      ports: [port],
      message: `${who} listens on ${port}, which lies in ${rangeIn(scene, port)?.id} and belongs to no service.`,
      advice: scene.spec ? `${command(scene, `who ${port}`)} says what it is.` : "Write down whose it is.",
      spots: [],
    }),
  );
  return [...held, ...strangers];
}

/** What listens on numbers of a declared range that no row and no file names. */
export function strangersIn(scene: Scene): { port: number; who: string }[] {
  const { byPort, facts, rows } = scene;
  return [...facts.looks].flatMap(([port, look]) => {
    const isNamed = rows.has(port) || byPort.has(port);
    return look.holding === "free" || isNamed || !rangeIn(scene, port) ? [] : [{ port, who: nameWho(look) }];
  });
}
