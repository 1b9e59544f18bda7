import { commandOf, rowsOf, spanOf, usesNx } from "@berth/registry";
import { escapeControls, lookupCommands, type PortHolder } from "@berth/service/ports";
import type { Advice, Surroundings } from "./explain-conflict.ts";
import { isHidden } from "./is-hidden.ts";

/** The three steps for a number that no row has and on which something listens. */
export function adviseOnFree(
  port: number,
  holders: readonly PortHolder[],
  { platform, root, spec }: Pick<Surroundings, "platform" | "root" | "spec">,
): Advice {
  const service = holders.find((holder) => holder.service?.root === root)?.service;
  const own = service ? rowsOf(spec, service.name).map((row) => `${row.port} (${row.env})`) : [];
  const name = service ? escapeControls(service.name) : "<name>";
  const take = commandOf(spec, `${usesNx(spec) ? "service" : "reserve"} ${name} --port=${port}`);
  const outside = `Give it a number outside of ${spec.ranges.map(spanOf).join(", ")}.`;
  return {
    identify: lookupCommands(platform, port, holders.some(isHidden)),
    legitimate: [
      own.length > 0
        ? `${name} is a service of this workspace on the wrong port; its own is ${own.join(" and ")}.`
        : `No row of spec/ports.yaml has ${port}, and nothing may listen on it before one does.`,
    ],
    prevent: own.length > 0 ? ["Check where it was started: its variable is set to another number there."] : [outside],
    fix: own.length > 0 ? "Stop it and start it on its own port." : `If the number should be its own: ${take}`,
  };
}
