import { TEXT_MAX_LENGTH, Text } from "@berth/registry";

/** What a source says, as one line that the spec takes; undefined where nothing of it is left. */
export function toText(said: string | undefined): string | undefined {
  const line = (said ?? "").replace(/[\p{C}\p{Z}\s]+/gu, " ").trim();
  const short = line.length <= TEXT_MAX_LENGTH ? line : `${line.slice(0, TEXT_MAX_LENGTH - 1).trim()}…`;
  return Text.safeParse(short).success ? short : undefined;
}
