import * as z from "zod";

const round = (digits: number) => (value: number) => Number(value.toFixed(digits));

const gameId = z.string().regex(/^[\w-]{1,64}$/);
const tick = z.int().min(0);
const price = z.number().positive().max(1_000_000).transform(round(4));
const side = z.enum(["buy", "sell"]);
const amount = z.number().positive().max(1_000_000).transform(round(2));

/** All that may pass: what is not named here is dropped, such as who trades, and numbers are rounded. */
const Raw = z.discriminatedUnion("event", [
  z.object({ event: z.literal("open"), gameId }),
  z.object({ event: z.literal("tick"), gameId, tick, price, trade: z.object({ side, amount }).optional() }),
  z.object({ event: z.literal("crash"), gameId, tick, price }),
]);

/** An event for one of the channels. */
export interface Sanitized {
  type: "rugs.game.opened" | "rugs.game.crashed" | "rugs.price.changed" | "rugs.trade.made";
  data: unknown;
}

/** Makes of a raw event what may pass: none, one or two events. A string says where it is not what it should be. */
export function sanitize(raw: unknown): Sanitized[] | string {
  const { data, error } = Raw.safeParse(raw);
  if (error) return error.issues[0]?.path.join(".") || "event";
  if (data.event === "open") return [{ type: "rugs.game.opened", data: { gameId: data.gameId } }];
  const { event, gameId, tick, price } = data;
  if (event === "crash") return [{ type: "rugs.game.crashed", data: { gameId, tick, price } }];
  const changed = { type: "rugs.price.changed", data: { gameId, tick, price } } as const;
  return data.trade ? [changed, { type: "rugs.trade.made", data: { gameId, tick, ...data.trade } }] : [changed];
}
