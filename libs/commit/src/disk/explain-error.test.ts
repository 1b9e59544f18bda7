import { constants } from "node:os";
import { expect, it } from "vitest";
import { explainError } from "./explain-error.ts";
import { isSystemError } from "./system-error.ts";

const explain = (fields: object) => {
  const error = Object.assign(new Error("words of Node"), fields);
  if (!isSystemError(error)) throw error;
  return explainError(error, "/ws");
};

it("names the file that the user knows, and the reason in words", () => {
  expect(explain({ code: "ENOSPC", path: "/ws/services/.berth-0123456789ab-a/src/main.ts" })).toBe(
    "services/a/src/main.ts: the disk is full (ENOSPC)",
  );
});

it("shows a path outside the workspace whole", () => {
  expect(explain({ code: "EROFS", path: "/git/berth/journal.json" })).toBe(
    "/git/berth/journal.json: the file system is read-only (EROFS)",
  );
});

it("shows the path of the workspace itself whole, not as nothing", () => {
  expect(explain({ code: "EIO", path: "/ws" })).toBe("/ws: the disk reported an error (EIO)");
});

it("knows errors that Node has no name for", () => {
  const errno = -constants.errno.EDQUOT;
  expect(explain({ code: `Unknown system error ${errno}`, errno })).toBe("the disk quota is used up (EDQUOT)");
});

it("falls back on the words of Node", () => {
  expect(explain({ code: "EXOTIC" })).toBe("words of Node (EXOTIC)");
});

it("does not take a bug for an error of the system", () => {
  expect(isSystemError(new TypeError("x"))).toBe(false);
  expect(isSystemError(Object.assign(new Error("x"), { code: "ERR_INVALID_ARG_TYPE" }))).toBe(false);
});
