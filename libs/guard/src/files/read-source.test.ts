import { expect, it } from "vitest";
import { readSource } from "./read-source.ts";

it("tells a file that can't be read from one that is not there", () => {
  expect(readSource("/nowhere")).toEqual({ unread: "missing" });
  expect(readSource("/")).toEqual({ unread: "no file" });
  expect(readSource("/dev/null").bytes?.length).toBe(0);
  if (process.platform === "linux") expect(String(readSource("/proc/self/mem").error)).toContain("EIO");
});
