import { expect, it } from "vitest";
import { describeLockHolder } from "./lock-holder.ts";

const holder = { pid: process.pid, command: "nx g service a", startedAt: 1_000 };

it("tells process, command and time", () => {
  expect(describeLockHolder(holder, 13_400)).toBe(`process ${process.pid} (nx g service a), for 12 s`);
});

it("never tells a negative time, whatever the clocks say", () => {
  expect(describeLockHolder(holder, 0)).toMatch("for 0 s");
});

it("lets no control characters through to the terminal", () => {
  expect(describeLockHolder({ ...holder, command: "a\u001b[2Jb\n\u202ec" }, 1_000)).toMatch("(a\uFFFD[2Jb \uFFFDc)");
});

it("does not name a process that is not there", () => {
  expect(describeLockHolder({ ...holder, pid: 2 ** 30 }, 1_000)).toMatch("not visible");
});
