import { expect, it } from "vitest";
import { BAD_DAY } from "../fixtures/bad-day.ts";
import { cellName } from "./cell-name.ts";

const nameOf = (port: number) => {
  const view = BAD_DAY.ports[port];
  return cellName(port, view?.state ?? "free", view, port === 9018);
};

it("says number, service, state and who holds what is in wrong hands", () => {
  expect(nameOf(9010)).toBe("9010, recording, in wrong hands: stranger, pid 48213 of uid 1001");
  expect(nameOf(9000)).toBe("9000, foundation, up");
  expect(nameOf(9017)).toBe("9017, rugs-sanitizer, not ready");
  expect(nameOf(9013)).toBe("9013, alert, reserved, shown under analysis");
});

it("says of a free number that it is free, and of the next one that it is next", () => {
  expect([nameOf(9019), nameOf(9018)]).toEqual(["9019, free", "9018, free, next"]);
});

it("says that a holder is hidden where its process is not known", () => {
  const view = BAD_DAY.ports[9010];
  if (!view) throw new Error("The fixture has no 9010.");
  const unseen = { ...view, wrong: "unseen" as const, holders: [{ user: "root", addresses: [] }] };
  expect(cellName(9010, "wrong-hands", unseen, false)).toBe(
    "9010, recording, in wrong hands: unseen, a process of root",
  );
});
