import { binOf, type Failure, type Spec, type TakenElsewhere, usesNx } from "@berth/registry";
import type { EdgeView, FeedView, MonitorState, SpecFault, VersionView, WorkspaceView } from "../api/monitor-state.ts";
import type { Seen } from "./judge-cell.ts";
import { viewPorts } from "./view-ports.ts";
import { viewRanges } from "./view-ranges.ts";
import { type Acting, viewServices } from "./view-services.ts";

/** What git and the disk say of a workspace besides its spec. */
export interface Surroundings {
  /** Real path. */
  root: string;
  worktree: Pick<WorkspaceView, "folder" | "worktree" | "otherWorktrees">;
  /** Numbers that other branches and worktrees have. */
  elsewhere: readonly TakenElsewhere[];
  /** Where git couldn't look, in words; "" where it could everywhere. */
  blind: string;
  edges: EdgeView[];
  versions: VersionView[];
  /** Services whose folder has a README.md. */
  readmes: ReadonlySet<string>;
}

/** What the machine and this monitor say. */
export interface Present {
  /** ISO 8601. */
  at: string;
  /** By number; undefined where the machine was not looked at. */
  seen: ReadonlyMap<number, Seen> | undefined;
  acting: Acting;
  feed: FeedView;
}

/** All that the page shows at once, of a workspace that has a spec. Pure. */
export function buildState(spec: Spec, around: Surroundings, present: Present): MonitorState {
  const { acting, at, feed, seen } = present;
  const ports = viewPorts(spec, seen);
  return {
    at,
    workspace: {
      title: spec.title,
      version: spec.version,
      status: spec.status,
      date: spec.date,
      usesNx: usesNx(spec),
      berth: binOf(spec),
      ...around.worktree,
    },
    ranges: viewRanges(spec, around, seen),
    ports,
    services: viewServices(spec, ports, seen, { acting, readmes: around.readmes, root: around.root }),
    edges: around.edges,
    versions: around.versions,
    feed,
  };
}

/** The state where there is no workspace, or none whose spec was ever read. */
export const emptyState = (at: string, feed: FeedView): MonitorState => ({
  at,
  ranges: [],
  ports: {},
  services: {},
  edges: [],
  versions: [],
  feed,
});

/** The first failure of a spec that can't be read, as the page shows it. */
export function viewFault([failure, ...others]: readonly Failure[]): SpecFault {
  const { code = "SPEC_INVALID", fix = "", message = "", place } = failure ?? {};
  const more = others.length > 0 ? ` (and ${others.length} more: npx berth check)` : "";
  return {
    code,
    message: `${message}${more}`,
    ...(place ? { place: `${place.file}:${place.line}:${place.column}` } : {}),
    fix,
  };
}
