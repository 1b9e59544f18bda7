import { groupRows } from "../spec/group-rows.ts";
import type { PortRow, Spec } from "../spec/spec.ts";
import { escapeMarkdown } from "../text/markdown.ts";
import { splitMount } from "./container-fields.ts";
import { renderDockerRun } from "./render-docker-run.ts";

/** The chapter of spec/PORTS.md on the programs that are not written here; empty where there are none. */
export function renderContainers(spec: Spec): string[] {
  const live = spec.ports.filter((row) => row.status !== "retired");
  const names = new Set(live.filter((row) => row.image !== undefined).map((row) => row.service));
  if (names.size === 0) return [];
  const rowsByName = groupRows(live, (row) => row.service);
  return [
    "## Containers",
    "",
    "Programs that are not written here. `compose.yaml` starts those in use; the commands below do the same by hand.",
    ...[...names].flatMap((name) => renderContainer(rowsByName.get(name) ?? [])),
  ];
}

function renderContainer(rows: readonly PortRow[]): string[] {
  const command = renderDockerRun(rows) ?? [];
  return [
    "",
    `### ${rows.map((row) => escapeMarkdown(row.title)).join(", ")}`,
    "",
    ...rows.map(({ container, port }) => `- Port ${container ?? port} of the container is ${port} outside.`),
    ...rows.flatMap(({ mounts = [] }) => mounts.map(describeMount)),
    "",
    "```sh",
    ...command,
    "```",
  ];
}

function describeMount(mount: string): string {
  const { host, inside, isReadOnly, isVolume } = splitMount(mount);
  return `- ${isVolume ? "The volume " : ""}\`${host}\` is seen as \`${inside}\`${isReadOnly ? ", read-only" : ""}.`;
}
