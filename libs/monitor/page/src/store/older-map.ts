import { signal } from "@preact/signals";
import type { MonitorState } from "../../../src/api/monitor-state.ts";
import { type Refusal, read } from "./api.ts";
import { older } from "./state.ts";

/** The version whose map is drawn; undefined for now. */
export const shownVersion = signal<string | undefined>(undefined);

/** Why the last chosen version can't be drawn. */
export const versionRefusal = signal<Refusal | undefined>(undefined);

/** Draws the map of a version, or of now without one. The last choice wins, however late an answer comes. */
export async function showVersion(version: string | undefined): Promise<void> {
  shownVersion.value = version;
  versionRefusal.value = undefined;
  if (version === undefined) {
    older.value = undefined;
    return;
  }
  const answer = await read<MonitorState>(`/versions/${encodeURIComponent(version)}`);
  if (shownVersion.peek() !== version) return;
  if ("data" in answer) {
    older.value = answer.data;
    return;
  }
  shownVersion.value = undefined;
  older.value = undefined;
  versionRefusal.value = answer.refusal;
}
