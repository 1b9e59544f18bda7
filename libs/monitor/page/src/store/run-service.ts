import { effect, signal } from "@preact/signals";
import { announce } from "./announce.ts";
import { type Refusal, run } from "./api.ts";
import { live } from "./state.ts";

/** The service whose Stop waits for a yes. */
export const asked = signal<string | undefined>(undefined);

/** Why the last start or stop of a service was refused, by its name. */
export const refusals = signal<ReadonlyMap<string, Refusal>>(new Map());

/** Services that are to start once their numbers are free. */
export const startsWhenFree = signal<ReadonlySet<string>>(new Set());

/** Starts, stops or restarts; what the API refuses is kept for the service's row. */
export async function act(service: string, action: "start" | "stop" | "restart"): Promise<void> {
  asked.value = undefined;
  refusals.value = without(refusals.peek(), service);
  const answer = await run(service, action);
  if (!("refusal" in answer)) return;
  refusals.value = new Map([...refusals.peek(), [service, answer.refusal]]);
  announce(`${service}: ${answer.refusal.message}`);
}

/** Starts the service as soon as its numbers are free; the second call for the same service takes that back. */
export function toggleStartWhenFree(service: string): void {
  const names = new Set(startsWhenFree.peek());
  if (!names.delete(service)) names.add(service);
  startsWhenFree.value = names;
}

effect(() => {
  for (const name of startsWhenFree.value) {
    const state = live.value;
    const ports = state?.services[name]?.ports ?? [];
    if (ports.length === 0 || ports.some((port) => (state?.ports[port]?.holders.length ?? 0) > 0)) continue;
    toggleStartWhenFree(name);
    act(name, "start");
  }
});

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
