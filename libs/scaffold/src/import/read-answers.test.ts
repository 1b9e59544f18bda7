import { describe, expect, it } from "vitest";
import { doc, file } from "../../test/knowledge-of.ts";
import { told } from "../../test/told.ts";

describe("an answer settles its question", () => {
  const knowledge = [
    doc({ port: 8000, name: "Billing", purpose: "Invoices" }),
    file("compose.yaml", { port: 8000, name: "ledger" }),
  ];

  it.each([
    ["ledger", ["8000 ledger LEDGER_PORT"]],
    ["accounts", ["8000 accounts ACCOUNTS_PORT"]],
    ["-", []],
  ])("8000=%s", (answer, rows) => {
    expect(told(knowledge, { answers: { "8000": answer } })).toEqual({ rows, questions: [] });
  });

  it("and a number that the service doesn't have leaves it open", () => {
    const files = [doc({ port: 8000, name: "Billing" }), file("compose.yaml", { port: 8001, name: "billing" })];
    expect(told(files, { answers: { billing: "9" } }).questions).toEqual([
      "IMPORT_CONFLICT billing: billing has 8000 by docs/ports.md:1, and 8001 by compose.yaml:1.",
    ]);
  });

  it("and an answer that is no name is refused as a question", () => {
    expect(told(knowledge, { answers: { "8000": "Not A Name" } }).questions[0]).toMatch(/^NAME_INVALID 8000/);
  });

  it.each([
    ["8001", ["8001 billing BILLING_PORT"]],
    ["all", ["8000 billing BILLING_PORT", "8001 billing BILLING_8001_PORT"]],
    ["-", []],
  ])("billing=%s, for a service with two numbers", (answer, rows) => {
    const files = [doc({ port: 8000, name: "Billing" }), file("compose.yaml", { port: 8001, name: "billing" })];
    expect(told(files, { answers: { billing: answer } })).toEqual({ rows, questions: [] });
  });
});
