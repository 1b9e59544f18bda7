import { expect, it } from "vitest";
import { BASE, merge, record, rowsIn, withRows } from "../../test/two-sides.ts";

it("keeps the comments of both sides' new rows, above, beside and below them", () => {
  const upstream = withRows(BASE, [9002, "billing"]).replace(
    "  9002:\n",
    "  # asked for by Ann\n  9002: # billing's own\n",
  );
  const other = withRows(BASE, [9003, "search"])
    .replace("  9003:\n", "  # asked for by Bob\n  9003: # search's own\n")
    .replace("status: active\n\nhistory", "status: active\n    # so much for search\n\nhistory");
  const merged = merge(upstream, other);
  const rows = merged.parsed.source.text.slice(merged.parsed.source.text.indexOf("  # asked"));
  expect(rows).toMatch(/# asked for by Ann\n {2}9002: # billing's own\n/);
  expect(rows).toMatch(/# asked for by Bob\n {2}9003: # search's own\n/);
  expect(rows).toMatch(/status: active\n {4}# so much for search\n\nhistory/);
  expect(merged.lostComments).toEqual([]);
});

it("keeps the comments of a row that moves, and changes only its number", () => {
  const other = withRows(BASE, [9002, "search"]).replace(
    "  9002:\n    service: search",
    "  # 9002 is Bob's\n  9002: # see 9002\n    service: search",
  );
  const { source } = merge(withRows(BASE, [9002, "billing"]), other).parsed;
  expect(source.text).toContain("  # 9002 is Bob's\n  9003: # see 9002\n    service: search\n");
});

it("doesn't double a heading under which the other side put its row", () => {
  const base = BASE.replace("  9001:\n", "  # Messages\n  9001:\n").replaceAll("9001", "9005");
  const heading = "  # Messages\n";
  const row = withRows(BASE, [9004, "chat"]);
  const chat = row.slice(row.indexOf("  9004:"), row.indexOf("\nhistory"));
  const other = record(base.replace(heading, `${heading}  # new\n${chat}`), "Added chat");
  const { text } = merge(withRows(base, [9006, "post"]), other, base).parsed.source;
  expect(text.match(/# Messages/g)).toHaveLength(1);
  expect(text).toContain("  # new\n  9004:\n    service: chat\n");
});

it("names the comments that the other side changed where the upstream text stays", () => {
  const other = withRows(BASE, [9003, "search"]).replace("    service: api\n", "    service: api # 24/7\n");
  const merged = merge(withRows(BASE, [9002, "billing"]), other);
  expect(merged.parsed.source.text).not.toContain("24/7");
  expect(merged.lostComments).toEqual(["# 24/7"]);
});

it("takes no # in a text for a comment", () => {
  const other = withRows(BASE, [9003, "search"]).replace("purpose: P", 'purpose: "#1 of all"');
  expect(merge(withRows(BASE, [9002, "billing"]), other).lostComments).toEqual([]);
});

it("keeps CRLF, whichever of the sides has it", () => {
  const crlf = (text: string) => text.replaceAll("\n", "\r\n");
  const [upstream, other] = [withRows(BASE, [9002, "billing"]), withRows(BASE, [9003, "search"])];
  const noted = other.replace("  9003:\n", "  # Bob's\n  9003:\n").replace("chrome: {", "chromium: {");
  const expected = merge(upstream, noted).parsed.source.text;
  expect(expected).toContain("# Bob's");
  expect(merge(crlf(upstream), crlf(noted), crlf(BASE)).parsed.source.text).toBe(crlf(expected));
  expect(merge(crlf(upstream), noted).parsed.source.text).toBe(crlf(expected));
  expect(merge(upstream, crlf(noted)).parsed.source.text).toBe(expected);
});

it("merges rows in flow style, each side's into the other's", () => {
  const flow = (text: string, port: number, service: string) =>
    text.replace(
      "\nhistory:",
      `  ${port}: { service: ${service}, title: T, protocol: HTTP, purpose: P, env: ` +
        `${service.toUpperCase()}_PORT, status: active } # ${service}\n\nhistory:`,
    );
  const merged = merge(flow(BASE, 9002, "billing"), flow(BASE, 9002, "search"));
  expect(rowsIn(merged).slice(2)).toEqual(["9002 billing", "9003 search"]);
  expect(merged.parsed.source.text).toContain("  9003: { service: search,");
  expect(merged.parsed.source.text).toContain("# search\n");
  const one = (text: string) => text.replace(/ports:\n {2}9000[\s\S]*?\n\nhistory/, "ports: {}\n\nhistory");
  const whole = (row: string) => one(BASE).replace("ports: {}", `ports: { ${row} }`);
  const row = (port: number, service: string) =>
    `${port}: { service: ${service}, title: T, protocol: HTTP, purpose: P, env: ${service.toUpperCase()}_PORT, ` +
    `status: active }`;
  const inOne = merge(whole(row(9000, "billing")), whole(row(9000, "search")), one(BASE));
  expect(rowsIn(inOne)).toEqual(["9000 billing", "9001 search"]);
});
