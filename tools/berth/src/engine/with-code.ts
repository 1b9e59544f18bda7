import type { ReadCode } from "@berth/registry";
import { VITE_CONFIGS } from "@berth/scaffold";
import type { ChangeRequest } from "./change-request.ts";

/** One name of each language that a project's own files are read in. */
const NAMES = [...VITE_CONFIGS, "main.py", "main.go"];

/** A request for a port with the reader of a project's code, which the plan may need; any other request as it is. */
export async function withCode<T extends Pick<ChangeRequest, "kind"> | { kind: "sync" }>(
  request: T,
): Promise<T & { readCode?: ReadCode }> {
  if (request.kind !== "port") return request;
  // With it come the parsers of every language.
  const { loadCode, readCode } = await import("@berth/guard/code");
  await loadCode(NAMES);
  return { ...request, readCode };
}
