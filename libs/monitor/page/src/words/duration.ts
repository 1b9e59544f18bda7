const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A duration in the two units that matter: `12 s`, `4m 10s`, `3h 12m`, `2d 4h`. */
export function durationOf(milliseconds: number): string {
  if (milliseconds < MINUTE) return `${Math.floor(milliseconds / SECOND)} s`;
  if (milliseconds < HOUR) return pair(milliseconds, MINUTE, "m", SECOND, "s");
  if (milliseconds < DAY) return pair(milliseconds, HOUR, "h", MINUTE, "m");
  return pair(milliseconds, DAY, "d", HOUR, "h");
}

/** The same by the minute, for what is drawn again once a minute: `4m`. */
export const roughDurationOf = (milliseconds: number): string =>
  milliseconds >= MINUTE && milliseconds < HOUR ? `${Math.floor(milliseconds / MINUTE)}m` : durationOf(milliseconds);

const pair = (all: number, large: number, largeUnit: string, small: number, smallUnit: string): string =>
  `${Math.floor(all / large)}${largeUnit} ${Math.floor((all % large) / small)}${smallUnit}`;
