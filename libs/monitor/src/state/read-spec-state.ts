import { basename } from "node:path";
import { readerOfDisk, readRegistry } from "@berth/engine";
import { binOf, commandOf, rangeOf, usesNx } from "@berth/registry";
import type { MonitorState, PortView } from "../api/monitor-state.ts";

export function readSpecState(root: string | undefined): MonitorState {
  const empty: MonitorState = {
    at: new Date().toISOString(),
    ranges: [],
    ports: {},
    services: {},
    edges: [],
    versions: [],
    feed: { state: "none", reason: "" },
  };
  if (root === undefined) return empty;
  const read = readRegistry(readerOfDisk(root));
  if (!read.ok) return empty;
  const { spec } = read.value;
  const ports = spec.ports.map((row): [number, PortView] => [
    row.port,
    {
      port: row.port,
      ...(rangeOf(spec, row.port) ? { range: rangeOf(spec, row.port)?.id ?? "" } : {}),
      state: row.status === "active" ? "unknown" : row.status,
      reason: "",
      holders: [],
      row: {
        service: row.service,
        title: row.title,
        protocol: row.protocol,
        purpose: row.purpose,
        env: row.env,
        ...(row.owner === undefined ? {} : { owner: row.owner }),
        status: row.status,
        exclusive: row.exclusive ?? false,
      },
    },
  ]);
  return {
    ...empty,
    workspace: {
      title: spec.title,
      version: spec.version,
      status: spec.status,
      date: spec.date,
      folder: basename(root),
      usesNx: usesNx(spec),
      berth: binOf(spec),
      worktree: "",
      otherWorktrees: [],
    },
    ranges: spec.ranges.map(({ id, from, to, purpose, policy }) => ({
      id,
      from,
      to,
      purpose,
      policy,
      nextNote: "",
      command: commandOf(spec, `service my-service --range=${id}`),
    })),
    ports: Object.fromEntries(ports),
    versions: spec.history.toReversed(),
  };
}
