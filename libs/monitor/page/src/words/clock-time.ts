const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** The time of day here, such as `14:33:12`; "" for what is no time. */
export function clockTime(time: string | number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? "" : format.format(date);
}
