import type { Result } from "@berth/registry";
import { planServices } from "../batch/plan-services.ts";
import type { Plan } from "./plan.ts";
import { planImport } from "./plan-import.ts";
import { planInit } from "./plan-init.ts";
import { planMove } from "./plan-move.ts";
import { planPort } from "./plan-port.ts";
import { planRange } from "./plan-range.ts";
import { planReserve } from "./plan-reserve.ts";
import { planRetire } from "./plan-retire.ts";
import { planService } from "./plan-service.ts";
import { planSync } from "./plan-sync.ts";
import type { Request } from "./request.ts";
import type { Snapshot } from "./snapshot.ts";

/** The plan for any request; PLAN_STALE where the caller has seen another one. */
export function planRun(request: Request, snapshot: Snapshot): Result<Plan> {
  switch (request.kind) {
    case "service":
      return holdTo(request.options.plan, planMade(request, snapshot));
    case "reserve":
      return holdTo(request.options.plan, planReserve(request.options, snapshot));
    case "port":
      return holdTo(request.options.plan, planPort(request.options, snapshot, request.readCode));
    case "retire":
      return holdTo(request.options.plan, planRetire(request.options, snapshot));
    case "move":
      return holdTo(request.options.plan, planMove(request.options, snapshot));
    case "range":
      return holdTo(request.options.plan, planRange(request.options, snapshot));
    case "init":
      return holdTo(request.options.plan, planInit(request.options, snapshot, request.knowledge));
    case "import":
      return holdTo(request.options.plan, planImport(request, snapshot));
    case "sync":
      return planSync(snapshot);
  }
}

function planMade({ options, services }: Extract<Request, { kind: "service" }>, snapshot: Snapshot): Result<Plan> {
  return options.from === undefined ? planService(options, snapshot) : planServices(options, services ?? [], snapshot);
}

function holdTo(seen: string | undefined, planned: Result<Plan>): Result<Plan> {
  if (!planned.ok || seen === undefined || planned.value.id === seen) return planned;
  return {
    ok: false,
    failures: [
      {
        code: "PLAN_STALE",
        message:
          `The plan is ${planned.value.id.slice(0, 12)} now, not ${seen.slice(0, 12)}: the workspace or the ` +
          `request changed.`,
        fix: "Look at the new plan with --dry-run, and commit that one.",
      },
    ],
  };
}
