import { existsSync } from "node:fs";
import { examine, findProcessesOf, type RunningProcess } from "@berth/doctor";
import { findProjects } from "@berth/engine";
import { type Failure, rowsOf, type Spec, serviceUnknown } from "@berth/registry";
import { Refused } from "../http/refused.ts";
import { findNx } from "./serve-command.ts";

/** The workspace that an action is for; `spec` is undefined where it can't be read. */
export interface Ground {
  root: string;
  spec: Spec | undefined;
}

/** Why there is nothing to do for this name: it comes from a request, and only names of the spec go further. */
export function refuseName({ spec }: Ground, service: string): Refused | undefined {
  if (!spec)
    return conflict("SPEC_INVALID", "spec/ports.yaml can't be read, so no service is known.", "Run npx berth check.");
  return rowsOf(spec, service).length > 0 ? undefined : asRefusal(serviceUnknown(service, spec), 404);
}

/** Why a service can't be started: no project, no Nx, or a port that is held, which is said in the words of doctor. */
export async function refuseStart(ground: Ground, service: string): Promise<Refused | undefined> {
  const { root, spec } = ground;
  const unknown = refuseName(ground, service);
  if (unknown || !spec) return unknown;
  if (!findProjects(root, spec).has(service))
    return conflict(
      "OWNER_MISSING",
      `${service} has no project in this workspace, so it is not started from here.`,
      "Start it where it lives.",
    );
  if (findNx(root) === undefined)
    return conflict("PACKAGE_MISSING", "Nx is not installed in this workspace.", "Install it, or start it by hand.");
  // Gently: a look that binds could hold the port at the moment its service starts.
  const found = await examine({ spec, root, required: [service], demand: "free", gently: true });
  const [failure] = found.ok ? found.value.errors : found.failures;
  return failure && asRefusal(failure);
}

/** Why a service can't be stopped: none of its processes in this workspace is seen. */
export function refuseStop(ground: Ground, service: string): Refused | undefined {
  const unknown = refuseName(ground, service);
  if (unknown || runningOf(ground, service).length > 0) return unknown;
  return conflict(
    "SERVICE_DOWN",
    `${service} of this workspace holds no port of the spec.`,
    `See who holds its port: npx berth doctor --required=${service}`,
  );
}

/**
 * Why a service can't be restarted, besides: a monitor that is a part of it ends with it.
 * @param self the pid of the monitor
 */
export function refuseRestart(ground: Ground, service: string, self = process.pid): Refused | undefined {
  if (!runningOf(ground, service).some(({ pid }) => pid === self)) return undefined;
  return conflict(
    "ACTION_REFUSED",
    `${service} serves this page, and would end before it could start again.`,
    `Stop it, then run: npx nx serve ${service}`,
  );
}

/** Why a service is left alone while something is under way with it. */
export const refuseBusy = (service: string, action: "starting" | "stopping"): Refused =>
  conflict("ACTION_RUNNING", `${service} is ${action} already.`, "Wait until that is done.");

/** The processes of a service of this workspace that hold ports of the spec; none where the workspace is gone. */
export function runningOf({ root, spec }: Ground, service: string): RunningProcess[] {
  return spec && existsSync(root) ? findProcessesOf(service, spec, root) : [];
}

const conflict = (code: string, message: string, fix: string) => new Refused(409, { code, message, fix });

const asRefusal = ({ code, fix, message }: Failure, status = 409) =>
  new Refused(status, { code, message, ...(fix !== undefined && { fix }) });
