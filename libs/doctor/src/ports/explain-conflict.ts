import { type Failure, type PortRow, rowsOf, type Spec, spanOf } from "@berth/registry";
import { describeHolder, escapeControls, lookupCommands, type PortHolder } from "@berth/service/ports";
import type { Unit } from "./find-unit.ts";
import { isHidden } from "./is-hidden.ts";
import type { PortState } from "./port-state.ts";

/** What the explanation needs besides the state itself. */
export interface Surroundings {
  spec: Spec;
  /** Real path of the workspace. */
  root: string;
  platform: NodeJS.Platform;
  findUnit(pid: number): Unit | undefined;
}

/**
 * PORT_HELD for a port that the wrong process holds: which process, and the three steps of the seed ("Conflict
 * Resolution") for this case: identify it, decide whether it is legitimate, prevent that it comes back.
 */
export function explainConflict(state: PortState, around: Surroundings): Failure {
  const { holders, row } = state;
  const held = holders.flatMap((holder) => describe(holder, row.port, around.root));
  const { identify, legitimate, prevent, fix } = adviseOn(state, around);
  return {
    code: "PORT_HELD",
    message: `${row.port} (${row.env}) belongs to ${row.service}, but ${nameHolder(state)} listens on it.`,
    details: [
      ...held,
      ...step("1. Identify", identify),
      ...step("2. Legitimate?", legitimate),
      ...step("3. Prevent", prevent),
    ],
    fix,
  };
}

/** The three steps, and the sentence that ends them. */
export interface Advice {
  /** Commands. */
  identify: string[];
  legitimate: string[];
  prevent: string[];
  fix: string;
}

/** The three steps for a port that the wrong process holds, as the parts of which `explainConflict` makes its lines. */
export function adviseOn(state: PortState, around: Surroundings): Advice {
  const { holders, row } = state;
  return { identify: lookupCommands(around.platform, row.port, holders.some(isHidden)), ...advise(state, around) };
}

type Steps = Omit<Advice, "identify">;

function advise(state: PortState, around: Surroundings): Steps {
  const { holding, row } = state;
  const service = state.holders.find((holder) => holder.service)?.service;
  if (row.status === "retired")
    return {
      legitimate: [`${row.port} is retired: no service may use it any more.`],
      prevent: [`Give ${row.service} a port of its own: npx nx g service ${row.service} --range=<range>`],
      fix: "Stop it where it was started.",
    };
  if (holding === "sibling" && service) return adviseOnSibling(service.name, row, around);
  if (holding === "checkout" && service)
    return {
      legitimate: [
        `It may be legitimate there: it is ${escapeControls(service.name)} of ${escapeControls(service.root)}.`,
      ],
      prevent: ["Only one checkout can use the port at a time."],
      fix: `Stop it there, or start this one with ${row.env}=<a free port>.`,
    };
  return adviseOnStranger(state, around);
}

function adviseOnSibling(name: string, row: PortRow, { spec }: Surroundings): Steps {
  const own = rowsOf(spec, name).map(({ env, port }) => `${port} (${env})`);
  const variables = rowsOf(spec, name).map(({ env }) => env);
  return {
    legitimate: [
      own.length > 0
        ? `${name} is a service of this workspace on the wrong port; its own is ${own.join(" and ")}.`
        : `${name} is a folder of this workspace without a port of its own.`,
    ],
    prevent:
      variables.length > 0
        ? [`Check where it was started: ${variables.join(" or ")} is set to ${row.port} there.`]
        : [`Reserve one for it: npx nx g service ${name} --range=<range>`],
    fix: `Stop it (npx berth doctor --stop=${name} asks first) and start it on its own port.`,
  };
}

function adviseOnStranger({ holders, row }: PortState, { findUnit, spec }: Surroundings): Steps {
  const known = holders.flatMap(({ process: facts }) => (facts ? [facts.pid] : []));
  const units = known.flatMap((pid) => findUnit(pid) ?? []);
  const users = [...new Set(holders.map(({ user }) => user))].join(" and ");
  const who = users === "unknown" ? "the person who runs it" : users;
  return {
    legitimate: [
      known.length > 0
        ? "It is not a service of this workspace, and spec/ports.yaml assigns the number to " +
          `${row.service}: it must stop.`
        : "Its process is not visible from here, so it is unknown which program it is. It does not answer as " +
          `${row.service} on /health.`,
    ],
    prevent: [...units.map(describeUnit), `Give it a number outside of ${spec.ranges.map(spanOf).join(", ")}.`],
    fix:
      `Ask ${who} to stop it. Do not change the port of ${row.service}, and do not kill a process that you did not ` +
      "start.",
  };
}

function describeUnit(unit: Unit): string {
  return unit.kind === "systemd"
    ? `systemd starts it: systemctl ${unit.isUsers ? "--user " : ""}disable --now ${unit.name}`
    : `It runs in a container: docker inspect ${unit.id}`;
}

function nameHolder({ holders, holding }: PortState): string {
  const service = holders.find((holder) => holder.service)?.service;
  if (holding === "own") return "it still";
  if (holding === "sibling" && service) return `${service.name} of this workspace`;
  if (holding === "checkout" && service) return `${escapeControls(service.name)} of another checkout`;
  return holding === "unseen" ? "a hidden process" : "another program";
}

function describe(holder: PortHolder, port: number, root: string): string[] {
  return holder.sockets.length > 0
    ? describeHolder(holder, port, root)
    : ["The system shows no process. It may be a container, a virtual machine or another user's process."];
}

/** A label in a column of its own, and its lines below one another. */
function step(label: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `${(index === 0 ? label : "").padEnd(15)} ${line}`);
}
