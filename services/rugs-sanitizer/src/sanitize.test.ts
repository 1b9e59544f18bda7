import { expect, test } from "vitest";
import { sanitize } from "./sanitize.ts";

const tick = { event: "tick", gameId: "sim-1-1", tick: 3, price: 1.234567 };

test("drops who plays and what is not named, and rounds", () => {
  const trade = { player: "Ada", playerId: "p-1", side: "buy", amount: 0.129 };
  expect(sanitize({ ...tick, trade, sessionToken: "secret" })).toEqual([
    { type: "rugs.price.changed", data: { gameId: "sim-1-1", tick: 3, price: 1.2346 } },
    { type: "rugs.trade.made", data: { gameId: "sim-1-1", tick: 3, side: "buy", amount: 0.13 } },
  ]);
  expect(sanitize({ event: "open", gameId: "g", serverSeed: "secret" })).toEqual([
    { type: "rugs.game.opened", data: { gameId: "g" } },
  ]);
  expect(sanitize({ ...tick, event: "crash" })).toEqual([
    { type: "rugs.game.crashed", data: { gameId: "sim-1-1", tick: 3, price: 1.2346 } },
  ]);
});

test.each<[string, unknown]>([
  ["event", null],
  ["event", "tick"],
  ["event", { ...tick, event: "chat" }],
  ["gameId", { ...tick, gameId: "<script>" }],
  ["price", { ...tick, price: -1 }],
  ["price", { ...tick, price: "1" }],
  ["tick", { ...tick, tick: 1.5 }],
  ["trade.side", { ...tick, trade: { side: "hold", amount: 1 } }],
])("refuses, and says where: %s", (place, raw) => {
  expect(sanitize(raw)).toBe(place);
});
