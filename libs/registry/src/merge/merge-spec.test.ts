import { describe, expect, it } from "vitest";
import { BASE, block, historyIn, merge, record, refused, rowsIn, TODAY, withRows } from "../../test/two-sides.ts";
import { unwrap } from "../../test/unwrap.ts";
import { mergeSpec } from "./merge-spec.ts";

describe("different numbers", () => {
  it("merge with no question: the upstream text, with the other side's row and history behind it", () => {
    const merged = merge(withRows(BASE, [9002, "billing"]), withRows(BASE, [9003, "search"]));
    expect(merged.moved).toEqual([]);
    expect(merged.parsed.source.text).toBe(
      record(withRows(BASE, [9002, "billing"]), "Added search on 9003").replace(
        "\n\nhistory:",
        `\n${block(9003, "search")}\nhistory:`,
      ),
    );
  });

  it("merge the other way round too, with the rows in ascending order", () => {
    const merged = merge(withRows(BASE, [9003, "search"]), withRows(BASE, [9002, "billing"]));
    expect(rowsIn(merged)).toEqual(["9000 api", "9001 mail", "9002 billing", "9003 search"]);
    expect(merged.parsed.warnings).toEqual([]);
  });

  it("merge where one side reserved and the other took an old promise into use", () => {
    const built = record(
      BASE.replace("status: reserved", "owner: services/mail\n    status: active"),
      "Took 9001 into use for mail",
      "1.0.1",
    );
    for (const [upstream, other] of [
      [built, withRows(BASE, [9002, "billing"])],
      [withRows(BASE, [9002, "billing"]), built],
    ] as const) {
      const merged = merge(upstream, other);
      expect(rowsIn(merged)).toEqual(["9000 api", "9001 mail", "9002 billing"]);
      expect(merged.parsed.spec.ports[1]).toMatchObject({
        owner: "services/mail",
        status: "active",
      });
      expect(merged.parsed.spec.history).toHaveLength(3);
    }
  });

  it("merge where both sides give a second port to one service", () => {
    const second = (port: number, env: string) =>
      BASE.replace("\nhistory:", `${block(port, "api", { env })}\nhistory:`);
    const merged = merge(second(9002, "API_WS_PORT"), second(9003, "API_ADMIN_PORT"));
    expect(rowsIn(merged)).toEqual(["9000 api", "9001 mail", "9002 api", "9003 api"]);
  });
});

describe("one number on both sides", () => {
  it("stays upstream; the other row moves to the next free one, and the history tells it", () => {
    const merged = merge(withRows(BASE, [9002, "billing"]), withRows(BASE, [9002, "search"]));
    expect(rowsIn(merged)).toEqual(["9000 api", "9001 mail", "9002 billing", "9003 search"]);
    expect(merged.moved).toEqual([{ service: "search", from: 9002, to: 9003, holder: "billing" }]);
    expect(historyIn(merged)).toEqual([
      "1.0.0 Initial",
      "1.1.0 Added billing on 9002",
      "1.2.0 Added search on 9002",
      "1.3.0 Moved search from 9002 to 9003",
    ]);
    expect(merged.parsed.spec.version).toBe("1.3.0");
    expect(merged.parsed.spec.history.at(-1)?.date).toBe(TODAY);
  });

  it("moves all that collide, and none of them onto a number that another row keeps", () => {
    const upstream = withRows(BASE, [9002, "billing"], [9003, "search"]);
    const other = withRows(BASE, [9002, "one"], [9003, "two"], [9004, "three"]);
    const merged = merge(upstream, other);
    expect(rowsIn(merged)).toEqual([
      "9000 api",
      "9001 mail",
      "9002 billing",
      "9003 search",
      "9004 three",
      "9005 one",
      "9006 two",
    ]);
    expect(merged.moved.map(({ from, to }) => [from, to])).toEqual([
      [9002, 9005],
      [9003, 9006],
    ]);
    expect(historyIn(merged).slice(-2)).toEqual([
      "1.6.0 Moved one from 9002 to 9005",
      "1.7.0 Moved two from 9003 to 9006",
    ]);
  });

  it("passes over what others have elsewhere", () => {
    const versions = {
      base: BASE,
      upstream: withRows(BASE, [9002, "billing"]),
      other: withRows(BASE, [9002, "search"]),
    };
    const taken = (service: string) => [{ port: 9003, holder: `${service} on branch x`, service }];
    const target = (service: string) => unwrap(mergeSpec(versions, TODAY, taken(service))).moved[0]?.to;
    expect(target("draft")).toBe(9004);
    // It moved there before, on another branch.
    expect(target("search")).toBe(9003);
  });

  it("moves within a locked range: the row was added with --unlock", () => {
    const merged = merge(withRows(BASE, [9100, "seal"]), withRows(BASE, [9100, "safe"]));
    expect(rowsIn(merged).slice(-2)).toEqual(["9100 seal", "9101 safe"]);
  });

  it("is nothing to decide where both sides gave it to the same row", () => {
    const both = withRows(BASE, [9002, "billing"]);
    const merged = merge(withRows(both, [9003, "search"]), withRows(both, [9004, "chat"]));
    expect(rowsIn(merged).slice(2)).toEqual(["9002 billing", "9003 search", "9004 chat"]);
    expect(historyIn(merged)).toEqual([
      "1.0.0 Initial",
      "1.1.0 Added billing on 9002",
      "1.2.0 Added search on 9003",
      "1.3.0 Added chat on 9004",
    ]);
  });
});

describe("a row that gave way before", () => {
  const upstream = merge(withRows(BASE, [9002, "billing"]), withRows(BASE, [9002, "search"]));
  const text = upstream.parsed.source.text;

  it("is followed by what a later commit of the same rebase does to it", () => {
    const before = withRows(BASE, [9002, "search"]);
    const after = record(before.replace("purpose: P\n", "purpose: Finds things\n"), "Said it");
    const merged = merge(text, after, before);
    expect(rowsIn(merged)).toEqual(rowsIn(upstream));
    expect(merged.parsed.spec.ports[3]).toMatchObject({ port: 9003, purpose: "Finds things" });
    expect(historyIn(merged).slice(-2)).toEqual(["1.3.0 Moved search from 9002 to 9003", "1.4.0 Said it"]);
  });

  it("doesn't move again when its branch, squashed into upstream, is merged once more", () => {
    const merged = merge(text, withRows(BASE, [9002, "search"], [9003, "chat"]));
    expect(rowsIn(merged).slice(2)).toEqual(["9002 billing", "9003 search", "9004 chat"]);
    expect(merged.moved).toEqual([{ service: "chat", from: 9003, to: 9004, holder: "search" }]);
    expect(historyIn(merged).slice(4)).toEqual(["1.4.0 Added chat on 9003", "1.5.0 Moved chat from 9003 to 9004"]);
  });
});

describe("a row that gave way on the other side only", () => {
  it("keeps its upstream number, and the one that it gave way to moves", () => {
    const base = withRows(BASE, [9002, "search"]);
    const other = merge(withRows(BASE, [9002, "billing"]), base).parsed.source.text;
    const merged = merge(withRows(base, [9003, "chat"]), other, base);
    expect(rowsIn(merged).slice(2)).toEqual(["9002 search", "9003 chat", "9004 billing"]);
    expect(historyIn(merged)).toEqual([
      "1.0.0 Initial",
      "1.1.0 Added search on 9002",
      "1.2.0 Added chat on 9003",
      "1.3.0 Added billing on 9002",
      "1.4.0 Moved search from 9002 to 9003",
      "1.5.0 Moved billing from 9002 to 9004",
    ]);
  });
});

describe("a service that one side moved", () => {
  const MAIL = "    env: MAIL_PORT\n    status: reserved\n";
  const moved = record(
    BASE.replace(MAIL, MAIL.replace("reserved", "retired")).replace(
      "\nhistory:",
      `${block(9005, "mail").replace("status: active", "status: reserved")}\nhistory:`,
    ),
    "Moved mail from 9001 to 9005",
  );

  it.each([
    ["the other side", withRows(BASE, [9002, "billing"]), moved],
    ["the upstream side", moved, withRows(BASE, [9002, "billing"])],
  ])("keeps its new number and its tombstone beside a new service, moved by %s", (_, a, b) => {
    const merged = merge(a, b);
    expect(rowsIn(merged)).toEqual(["9000 api", "9001 mail", "9002 billing", "9005 mail"]);
    expect(merged.moved).toEqual([]);
    const { ports } = merged.parsed.spec;
    expect(ports.map(({ status }) => status)).toEqual(["active", "retired", "active", "reserved"]);
  });

  it("can't be in two places: both sides moved it", () => {
    const elsewhere = moved.replaceAll("9005", "9006");
    expect(refused(moved, elsewhere)).toContain("With the changes of both sides: MAIL_PORT already");
  });
});

describe("the head", () => {
  const widened = BASE.replace("9050-9051", "9050-9059");
  const ranged = BASE.replace("\n\nports:", "\n  gpu: { ports: 9060-9069, purpose: Gpus } # two cards\n\nports:");

  it("takes the range that the other side added, comments and all, beside the upstream side's service", () => {
    const merged = merge(withRows(BASE, [9002, "billing"]), withRows(ranged, [9060, "render"]));
    expect(rowsIn(merged).slice(2)).toEqual(["9002 billing", "9060 render"]);
    const [, ranges] = /^(ranges:[\s\S]*?)\n\nports:/m.exec(merged.parsed.source.text) ?? [];
    expect(ranges).toBe(/^(ranges:[\s\S]*?)\n\nports:/m.exec(ranged)?.[1]);
  });

  it("keeps the range that the upstream side added beside the other side's service", () => {
    const merged = merge(ranged, withRows(BASE, [9002, "billing"]));
    expect(merged.parsed.spec.ranges.at(-1)?.id).toBe("gpu");
    expect(rowsIn(merged)).toContain("9002 billing");
  });

  it("moves a row into the room that one side made", () => {
    const full = withRows(BASE, [9050, "left"], [9051, "right"]);
    expect(rowsIn(merge(full, withRows(widened, [9050, "third"]))).at(-1)).toBe("9052 third");
    const other = withRows(BASE, [9050, "third"]);
    expect(rowsIn(merge(withRows(widened, [9050, "left"]), other)).at(-1)).toBe("9051 third");
  });

  it("lets one side rename a range and its groups while the other adds a service", () => {
    const grouped = BASE.replace("status: reserved", "status: reserved\n    group: core");
    const renamed = grouped.replace("  core: {", "  heart: {").replace("group: core", "group: heart");
    const merged = merge(withRows(grouped, [9002, "billing"]), renamed, grouped);
    expect(merged.parsed.spec.ports[1]?.group).toBe("heart");
    expect(rowsIn(merged)).toContain("9002 billing");
  });

  it("takes title, status and date of whichever side changed them", () => {
    const upstream = BASE.replace("title: Sample", "title: Ours");
    const other = BASE.replace("status: DRAFT", "status: CANONICAL # at last").replace(
      "date: 2026-01-19\n",
      "date: 2026-02-02\n",
    );
    const { source, spec } = merge(upstream, other).parsed;
    expect(spec).toMatchObject({ title: "Ours", status: "CANONICAL", date: "2026-02-02" });
    expect(source.text).toContain("status: CANONICAL # at last\nversion: 1.0.0\n");
  });
});

describe("settings", () => {
  const settings = "settings:\n  reserve: origin # for all clones\n";
  const claiming = BASE.replace("ranges:", `${settings}ranges:`);
  const busy = (text: string) => withRows(text, [9002, "billing"]);

  it("come with the side that made them, and go with the side that dropped them", () => {
    const made = merge(busy(BASE), claiming).parsed;
    expect(made.spec.settings).toEqual({ reserve: "origin" });
    expect(made.source.text).toBe(busy(claiming));
    const dropped = merge(busy(claiming), BASE, claiming).parsed;
    expect(dropped.source.text).toBe(busy(BASE));
  });
});

describe("where one side has nothing to merge", () => {
  const changed = withRows(BASE, [9002, "billing"]);

  it.each([
    ["the other side didn't change", changed, BASE, changed],
    ["the upstream side didn't change", BASE, changed, changed],
    ["both sides are alike", changed, changed, changed],
  ])("%s: the text that was changed, byte for byte", (_, upstream, other, expected) => {
    const merged = merge(upstream, other);
    expect(merged.parsed.source.text).toBe(expected);
    expect(merged.moved).toEqual([]);
  });

  it("takes a deletion that only one side made and the other can't contradict", () => {
    const deleted = BASE.replace(/ {2}9001:[\s\S]*?(?=\nhistory)/, "");
    expect(rowsIn(merge(BASE, deleted))).toEqual(["9000 api"]);
    expect(rowsIn(merge(deleted, withRows(BASE, [9002, "billing"])))).toEqual(["9000 api", "9002 billing"]);
  });
});

describe("without a common ancestor", () => {
  const none = (upstream: string, other: string) => unwrap(mergeSpec({ base: undefined, upstream, other }, TODAY));

  it("what both have alike stands once, and what one has is added", () => {
    const merged = none(withRows(BASE, [9002, "billing"]), withRows(BASE, [9003, "search"]));
    expect(rowsIn(merged)).toEqual(["9000 api", "9001 mail", "9002 billing", "9003 search"]);
    expect(historyIn(merged)).toEqual(["1.0.0 Initial", "1.1.0 Added billing on 9002", "1.2.0 Added search on 9003"]);
  });

  it("one number on both sides stays upstream", () => {
    const merged = none(withRows(BASE, [9002, "billing"]), withRows(BASE, [9002, "search"]));
    expect(rowsIn(merged).slice(2)).toEqual(["9002 billing", "9003 search"]);
  });
});
