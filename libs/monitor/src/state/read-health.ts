import { escapeControls } from "@berth/service/ports";
import type { Health } from "./health.ts";

/** How many reasons of one service are shown. */
const MOST_REASONS = 5;

type Facts = Record<string, unknown>;

/**
 * What `/readyz` says: 200 is ready, and so is a service that has no such route. What it gives as its reasons is
 * foreign text.
 */
export function readReadiness(status: number, body: unknown): Pick<Health, "isReady" | "reason"> {
  if (status < 500) return { isReady: true, reason: "" };
  const facts = asFacts(body);
  const reasons = [facts["reasons"], facts["reason"], facts["status"]].map(texts).find((list) => list.length > 0);
  return { isReady: false, reason: reasons?.slice(0, MOST_REASONS).join(", ") ?? `answers ${status}` };
}

/** What `/health` of a service made by Berth tells besides; an empty object for other programs. */
export function readFacts(body: unknown): Pick<Health, "isBerth" | "version"> & { told: string } {
  const facts = asFacts(body);
  if (typeof facts["service"] !== "string") return { told: "" };
  const [version] = texts(facts["version"]);
  // A follower of the Foundation's feed says there whether it is connected.
  const { connected } = asFacts(facts["feed"]);
  const told = connected === true ? "follows the feed" : connected === false ? "not connected to the feed" : "";
  return { isBerth: true, ...(version === undefined ? {} : { version }), told };
}

const asFacts = (value: unknown): Facts => (typeof value === "object" && value !== null ? (value as Facts) : {});

const texts = (value: unknown): string[] =>
  [value]
    .flat(1)
    .flatMap((text) => (typeof text === "string" && text !== "" && text !== "ok" ? [escapeControls(text)] : []));
