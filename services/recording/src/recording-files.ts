import { type FileHandle, mkdir, open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FeedPosition } from "@berth/feed";
import * as z from "zod";

/** Files are numbered in the order of time: no clock, which may go back, orders them. */
export const recordingName = z.string().regex(/^\d{9}\.jsonl$/);

export const nameAfter = (name: string | undefined): string =>
  `${String(Number.parseInt(name ?? "0", 10) + 1).padStart(9, "0")}.jsonl`;

/** The names of all recordings, oldest first; none where the folder does not exist yet. */
export async function listNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error) => (error.code === "ENOENT" ? [] : Promise.reject(error)));
  return names.filter((name) => recordingName.safeParse(name).success).sort();
}

/** A recording that is being written. `size` is that of its complete lines. */
export interface OpenRecording {
  name: string;
  file: FileHandle;
  size: number;
}

/** Opens a recording to go on with it, and cuts off the line that a killed process or a full disk left incomplete. */
export async function openRecording(folder: string, name: string): Promise<OpenRecording> {
  await mkdir(folder, { recursive: true });
  const file = await open(join(folder, name), "a+");
  try {
    const size = (await file.readFile()).lastIndexOf("\n") + 1;
    await file.truncate(size);
    return { name, file, size };
  } catch (error) {
    await file.close();
    throw error;
  }
}

const Line = z.object({ epoch: z.string(), id: z.int() });

/** Where the last recorded event was; undefined when there is none. */
export async function findPosition(folder: string): Promise<FeedPosition | undefined> {
  for (const name of (await listNames(folder)).reverse()) {
    const lines = (await readFile(join(folder, name), "utf8")).split("\n");
    // Behind the last line end there is nothing, or an incomplete line.
    for (const line of lines.slice(0, -1).reverse()) {
      const { data } = Line.safeParse(JSON.parse(line));
      if (data) return { epoch: data.epoch, lastId: data.id };
    }
  }
  return undefined;
}
