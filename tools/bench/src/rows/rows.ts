import type { Row } from "../row.ts";
import { COMMAND_ROWS } from "./command-rows.ts";
import { FEED_ROWS } from "./feed-rows.ts";
import { HOOK_ROWS } from "./hook-rows.ts";
import { RUN_TIME_ROWS } from "./run-time-rows.ts";

/** All that `npm run bench` measures. */
export const ROWS: readonly Row[] = [...COMMAND_ROWS, ...HOOK_ROWS, ...RUN_TIME_ROWS, ...FEED_ROWS];
