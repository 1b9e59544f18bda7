import { describe, expect, it } from "vitest";
import { BASE, block, merge, record, refused, rowsIn, withRows } from "../../test/two-sides.ts";

describe("mergeSpec leaves it to a person", () => {
  const purpose = (text: string) => BASE.replace("The public api", text);

  it("when both sides changed one row in different ways", () => {
    expect(refused(purpose("Ours"), purpose("Theirs"))).toBe(
      ["SPEC_INVALID  Both sides changed api (9000) in different ways.", "Edit that row by hand."].join("\n"),
    );
  });

  it("when one side changed a row that the other deleted", () => {
    const deleted = BASE.replace(/ {2}9001:[\s\S]*?(?=\nhistory)/, "");
    const changed = BASE.replace("Sends mail", "Sends post");
    expect(refused(deleted, changed)).toContain("Both sides changed mail (9001)");
    expect(refused(changed, deleted)).toBe(
      [
        "SPEC_INVALID  One side deleted mail (9001); a row is retired, not deleted.",
        "Restore the row with the status retired, or delete it by hand on the other side too.",
      ].join("\n"),
    );
  });

  it("when the other side deleted a row, although the upstream side left that alone", () => {
    const deleted = BASE.replace(/ {2}9001:[\s\S]*?(?=\nhistory)/, "");
    expect(refused(withRows(BASE, [9002, "billing"]), deleted)).toContain("One side deleted mail (9001)");
  });

  it("when one side moved a row by hand", () => {
    const other = BASE.replace("9001:", "9005:");
    expect(refused(withRows(BASE, [9002, "billing"]), other)).toBe(
      [
        "SPEC_INVALID  One side moved mail from 9001 to 9005; a port stays with its service.",
        'Restore the old number, then run: npx nx g move mail --to=9005 --reason="<why>"',
      ].join("\n"),
    );
    expect(rowsIn(merge(other, withRows(BASE, [9002, "billing"])))).toEqual(["9000 api", "9002 billing", "9005 mail"]);
  });

  it("when one name was added on both sides with different ports", () => {
    expect(refused(withRows(BASE, [9002, "billing"]), withRows(BASE, [9003, "billing"]))).toBe(
      [
        "SPEC_INVALID  Both sides added the service billing: on 9002 and on 9003.",
        "Decide which of the two stays, and edit the rows by hand.",
      ].join("\n"),
    );
  });

  it("when one name was added on both sides with one port, but not as one row", () => {
    const other = withRows(BASE, [9002, "billing"]).replace("purpose: P\n", "purpose: Q\n");
    expect(refused(withRows(BASE, [9002, "billing"]), other)).toBe(
      ["SPEC_INVALID  Both sides added billing (9002) in different ways.", "Edit that row by hand."].join("\n"),
    );
  });

  it("when one variable was added on both sides", () => {
    const row = (port: number, service: string) =>
      BASE.replace("\nhistory:", `${block(port, service, { env: "PAY_PORT" })}\nhistory:`);
    expect(refused(row(9002, "billing"), row(9003, "payment"))).toBe(
      [
        "SPEC_INVALID  Both sides added the variable PAY_PORT: on 9002 and on 9003.",
        "Decide which of the two stays, and edit the rows by hand.",
      ].join("\n"),
    );
  });

  it("when a row was given a variable that the other side added", () => {
    const renamed = BASE.replace("env: MAIL_PORT", "env: BILLING_PORT");
    expect(refused(withRows(BASE, [9002, "billing"]), renamed)).toBe(
      [
        "ENV_TAKEN  With the changes of both sides: BILLING_PORT already names the port of mail (9001).",
        "Give each port a variable of its own.",
      ].join("\n"),
    );
  });

  it("when both sides changed the ranges", () => {
    const widen = (to: number) => BASE.replace("9050-9051", `9050-${to}`);
    expect(refused(widen(9058), widen(9059))).toBe(
      [
        "SPEC_INVALID  Both sides changed ranges in different ways.",
        "Decide what ranges says, and edit it by hand.",
      ].join("\n"),
    );
  });

  it("when one side took away the range of the other side's row", () => {
    const narrowed = BASE.replace("9000-9009", "9000-9001");
    for (const [upstream, other] of [
      [withRows(BASE, [9002, "billing"]), narrowed],
      [narrowed, withRows(BASE, [9002, "billing"])],
    ] as const)
      expect(refused(upstream, other)).toBe(
        [
          "PORT_OUT_OF_RANGE  With the changes of both sides: 9002 belongs to no range.",
          "Ranges: core 9000-9001, pair 9050-9051, vault 9100-9109, chrome 9222. Move the row, or add a range " +
            "with: npx nx g range <id> --ports=9002-9009",
        ].join("\n"),
      );
  });

  it("when one side took a field away", () => {
    const other = BASE.replace("    owner: services/api\n", "");
    expect(refused(withRows(BASE, [9002, "billing"]), other)).toBe(
      ["SPEC_INVALID  One side removed owner from the row of api (9000).", "Edit that row by hand."].join("\n"),
    );
  });

  it("when a row has to move and its range is full", () => {
    const upstream = withRows(BASE, [9050, "left"], [9051, "right"]);
    expect(refused(upstream, withRows(BASE, [9050, "third"]))).toBe(
      [
        "RANGE_FULL  third must move from 9050, which belongs to left upstream, but pair 9050-9051 has no free port.",
        "  9050  left (T, active)",
        "  9051  right (T, active)",
        "Ranges with free ports: core (8 free). Widen it with: npx nx g range pair --ports=9050-9053",
      ].join("\n"),
    );
  });

  it("when both sides assigned a number of a fixed range", () => {
    expect(refused(withRows(BASE, [9222, "chromium"]), withRows(BASE, [9222, "chrome"]))).toBe(
      [
        "RANGE_LOCKED  Both sides assigned 9222, to chromium and to chrome; the ports of chrome 9222 are " +
          "set outside of the registry.",
        "Decide which of the two keeps it, and edit the rows by hand.",
      ].join("\n"),
    );
  });

  it("when a version can't be read, and says which", () => {
    const broken = BASE.replace("status: reserved", "status: perhaps");
    const fault = "ports.9001.status must be one of reserved, allocated, active, retired.";
    expect(refused(broken, BASE)).toBe(`SPEC_INVALID  In the upstream side, line 27: ${fault}`);
    expect(refused(BASE, broken)).toBe(`SPEC_INVALID  In the other side, line 27: ${fault}`);
    expect(refused(withRows(BASE, [9002, "a"]), BASE, broken)).toBe(
      `SPEC_INVALID  In the common ancestor, line 27: ${fault}`,
    );
  });

  it("and names all reasons at once", () => {
    const upstream = withRows(purpose("Ours"), [9002, "billing"]);
    const other = record(withRows(purpose("Theirs"), [9003, "billing"]), "More");
    expect(refused(upstream, other).split("\n\n")).toHaveLength(2);
  });
});
