import type { Holder } from "../../../src/api/monitor-state.ts";
import { sinceOf } from "../words/since-of.ts";
import { Facts } from "./facts.tsx";

/** Who listens on a number. What the system hides is said to be hidden. */
export const HolderFacts = ({ holder, port }: { holder: Holder; port: number }) => (
  <Facts
    facts={[
      ["process", holder.command ?? "not visible", holder.command !== undefined],
      ["pid", holder.pid, true],
      ["user", holder.user],
      ["since", holder.since && sinceOf(holder.since)],
      ["listens on", holder.addresses.map((address) => addressOf(address, port)).join(", "), true],
      ["folder", holder.folder, true],
      ["service", holder.service],
      ["workspace", holder.workspace === holder.folder ? undefined : holder.workspace, true],
    ]}
  />
);

const addressOf = (address: string, port: number): string =>
  address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
