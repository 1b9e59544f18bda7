import { expect, it } from "vitest";
import { whyForbidden, whyRisky } from "./unsafe-ports.ts";

const all = Array.from({ length: 65_537 }, (_, port) => port);

it("forbids what needs privileges, what browsers block, and what isn't a port", () => {
  expect(all.filter((port) => port >= 1024 && whyForbidden(port))).toEqual([
    1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
    65536,
  ]);
  expect(all.slice(0, 1024).every((port) => whyForbidden(port))).toBe(true);
});

it("calls risky what the system itself hands to outgoing connections", () => {
  const risky = all.filter((port) => whyRisky(port));
  expect([risky[0], risky.at(-1), risky.length]).toEqual([32768, 65535, 32768]);
});
