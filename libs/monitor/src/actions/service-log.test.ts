import {
  closeSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { makeShop } from "../../test/make-shop.ts";
import { LogLines, MAX_LINES } from "./log-lines.ts";
import { beginLog, cutLogs, MAX_LOG_BYTES } from "./service-log.ts";

const CACHE = "node_modules/.cache/berth/monitor";

function begin(root: string): number {
  const file = beginLog(root, "orders");
  onTestFinished(() => closeSync(file));
  return file;
}

it("a page that follows a log gets each line once, without colours and controls", () => {
  const { root } = makeShop(4000);
  const log = new LogLines(root, "orders");
  expect(log.read()).toEqual([]);
  const file = begin(root);
  writeSync(file, "\u001b[32mone\u001b[0m\r\ntw");
  expect(log.read()).toEqual(["one"]);
  expect(log.read()).toEqual([]);
  writeSync(file, "o\nthree\u0000\n\u202Eevil\u2066\n");
  expect(log.read()).toEqual(["two", "three\uFFFD", "\uFFFDevil\uFFFD"]);
});

it("a log that begins anew is read from its start, also where it is as long as before", () => {
  const { root } = makeShop(4000);
  const log = new LogLines(root, "orders");
  writeSync(begin(root), "old\nhalf");
  expect(log.read()).toEqual(["old"]);
  writeSync(begin(root), "new\nlast");
  expect(log.read()).toEqual(["new"]);
  expect(log.rest).toBe("last");
});

it("of a long log a page gets the last 500 lines, and of a long line its beginning", () => {
  const { root } = makeShop(4000);
  const lines = Array.from({ length: 2000 }, (_, at) => `line ${at}`);
  writeSync(begin(root), `${lines.join("\n")}\n${"x".repeat(5000)}\n`);
  const read = new LogLines(root, "orders").read();
  expect(read).toHaveLength(MAX_LINES);
  expect(read.at(-2)).toBe("line 1999");
  expect(read.at(-1)).toBe(`${"x".repeat(2000)}…`);
});

it("a log stays below its bound while a service writes on", () => {
  const { root } = makeShop(4000);
  const file = begin(root);
  writeSync(file, `${"x".repeat(99)}\n`.repeat(MAX_LOG_BYTES / 100 + 1));
  const log = new LogLines(root, "orders");
  log.read();
  cutLogs(root);
  writeSync(file, "after the cut\n");
  expect(statSync(join(root, CACHE, "orders.log")).size).toBeLessThan(2 * 1024 * 1024);
  expect(log.read().at(-1)).toBe("after the cut");
});

it("a link in place of a log is neither written through nor read through", () => {
  const { root } = makeShop(4000);
  const target = join(root, "precious.txt");
  writeFileSync(target, "precious\n");
  mkdirSync(join(root, CACHE), { recursive: true });
  symlinkSync(target, join(root, CACHE, "orders.log"));
  expect(new LogLines(root, "orders").read()).toEqual([]);
  writeSync(begin(root), "log\n");
  expect(readFileSync(target, "utf8")).toBe("precious\n");
  expect(new LogLines(root, "orders").read()).toEqual(["log"]);
});

it("a link in place of the folder of the logs is refused", () => {
  const { root } = makeShop(4000);
  const elsewhere = join(root, "elsewhere");
  mkdirSync(elsewhere);
  mkdirSync(join(root, "node_modules/.cache/berth"), { recursive: true });
  symlinkSync(elsewhere, join(root, CACHE));
  expect(() => beginLog(root, "orders")).toThrow("is not a folder");
  expect(existsSync(join(elsewhere, "orders.log"))).toBe(false);
  expect(new LogLines(root, "orders").read()).toEqual([]);
});
