import { parseSpec, type Spec } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import { describe, expect, it } from "vitest";
import { ALL, DOC, doc, file, knowledgeOf } from "../../test/knowledge-of.ts";
import { VECTRA } from "../../test/snapshot-of.ts";
import { rowFrom, rowsOf, told } from "../../test/told.ts";
import { joinKnowledge } from "./join-knowledge.ts";

describe("a service is named by what its sources call it", () => {
  it.each([
    [{ name: "Recording Service" }, "recording"],
    [{ name: "recording" }, "recording"],
    [{ name: "userService" }, "user"],
    [{ name: "ML Training Subscriber", env: "ML_TRAINING_PORT" }, "ml-training"],
    [{ name: "API Gateway", env: "API_PORT" }, "api-gateway"],
    [{ name: "Foundation HTTP", owner: "src/foundation/" }, "foundation"],
    [{ name: "Größenprüfung" }, "groessenpruefung"],
    [{ name: "Платёжный сервис" }, "platezhnyi-servis"],
    [{ name: "Redis (cache)" }, "redis"],
    [{ env: "GRAFANA_PORT" }, "grafana"],
    [{ name: "結算", env: "BILLING_PORT" }, "billing"],
  ])("%j is %s", (fact, service) => expect(rowFrom(fact)?.service).toBe(service));

  it("asks for a name where nothing of it can be one", () => {
    expect(told([doc({ port: 8000, name: "結算" }, { port: 8001, name: "3D" })]).questions).toEqual([
      'NAME_INVALID 8000: 8000 is "結算": Its name has no letters that a service name can have.',
      expect.stringMatching(/^NAME_INVALID 8001: 8001 is "3D": /),
    ]);
  });

  it("gives two numbers of one owner that differ in their role to one service", () => {
    const owner = "src/foundation/";
    const ports = [
      { port: 9000, name: "Foundation WebSocket", env: "FOUNDATION_PORT", owner },
      { port: 9001, name: "Foundation HTTP", env: "FOUNDATION_HTTP_PORT", owner },
    ];
    expect(rowsOf(doc(...ports))).toEqual(["9000 foundation FOUNDATION_PORT", "9001 foundation FOUNDATION_HTTP_PORT"]);
  });
});

describe("several files are joined by number and name", () => {
  it("takes purpose from the document, the container port from compose, and the variable from .env", () => {
    const joined = joinKnowledge([
      file("compose.yaml", {
        port: 8000,
        name: "billing-api",
        image: "acme/billing:1",
        containerPort: 80,
        purpose: "x",
      }),
      file(".env", { port: 8000, env: "BILLING_PORT" }),
      doc({ port: 8000, name: "Billing", purpose: "Invoices" }),
    ]);
    expect(joined.rows[0]?.row).toMatchObject({
      service: "billing-api",
      title: "Billing",
      purpose: "Invoices",
      env: "BILLING_PORT",
      image: "acme/billing:1",
      container: 80,
      owner: "container billing-api",
    });
    expect(joined.rows[0]?.places.map(({ path }) => path)).toEqual([DOC, ".env", "compose.yaml"]);
  });

  it("gives the same whatever the order of the files", () => {
    const files = [
      doc({ port: 8000, name: "Web" }, { port: 8001, name: "Jobs" }),
      file("compose.yaml", { port: 8000, name: "web" }, { port: 8001, name: "worker" }),
      file("a/.env", { port: 8002, env: "MAIL_PORT" }),
    ];
    expect(joinKnowledge(files.toReversed())).toEqual(joinKnowledge(files));
  });

  it("asks whose a number is that two files give to two services", () => {
    expect(told([doc({ port: 8000, name: "Billing" }), file("compose.yaml", { port: 8000, name: "ledger" })])).toEqual({
      rows: [],
      questions: ["IMPORT_CONFLICT 8000: 8000 is billing by docs/ports.md:1, and ledger by compose.yaml:1."],
    });
  });

  it("asks which number a service has where two files give it two", () => {
    expect(told([doc({ port: 8000, name: "Billing" }), file("compose.yaml", { port: 8001, name: "billing" })])).toEqual(
      {
        rows: [],
        questions: ["IMPORT_CONFLICT billing: billing has 8000 by docs/ports.md:1, and 8001 by compose.yaml:1."],
      },
    );
  });

  it("lets a service have the two numbers that one file gives it", () => {
    expect(rowsOf(doc({ port: 8000, name: "web" }, { port: 8001, name: "web" }))).toEqual([
      "8000 web WEB_PORT",
      "8001 web WEB_8001_PORT",
    ]);
  });

  it("asks about a variable that carries two numbers", () => {
    const ports = [
      { port: 8000, env: "WEB_PORT" },
      { port: 8001, env: "WEB_PORT" },
    ];
    expect(told([doc(), file(".env", ...ports)]).questions).toEqual([
      "IMPORT_CONFLICT web: web has 8000 by .env:1, and 8001 by .env:2.",
    ]);
  });

  it("takes names from code only where nothing else has any", () => {
    expect(rowsOf(doc({ port: 8000, name: "Billing" }), file("src/client.ts", { port: 8000, name: "ledger" }))).toEqual(
      ["8000 billing BILLING_PORT"],
    );
    expect(rowsOf(doc(), file("src/main.ts", { port: 8000, name: "ledger" }))).toEqual(["8000 ledger LEDGER_PORT"]);
  });

  it("asks whose a number is that only a URL names", () => {
    expect(told([doc(), file(".env", { port: 8000, url: "VITE_BILLING_URL" })]).questions).toEqual([
      "IMPORT_UNCLEAR 8000: 8000 has no service; VITE_BILLING_URL points to it.",
    ]);
  });
});

describe("what the readers doubt", () => {
  const doubt = {
    place: { path: DOC, line: 7, column: 3 },
    code: "NOT_A_PORT",
    message: "30000 is a timeout, it seems.",
    question: "Is it a port?",
  } as const;

  it("is no question where another file has the service of a number", () => {
    const unnamed = { ...doubt, code: "NAME_UNCLEAR", port: 8000 } as const;
    const knowledge = [knowledgeOf(DOC, [], { doubts: [unnamed], ranges: [ALL] })];
    expect(told(knowledge).questions).toEqual(["IMPORT_UNCLEAR 8000: 8000 has no service."]);
    const rows = ["8000 web WEB_PORT"];
    expect(told(knowledge, { answers: { "8000": "web" } })).toEqual({ rows, questions: [] });
    const compose = file("compose.yaml", { port: 8000, name: "web" });
    expect(told([...knowledge, compose])).toEqual({ rows, questions: [] });
  });

  it("stays a question until it is answered", () => {
    const knowledge = [knowledgeOf(DOC, [], { doubts: [doubt] })];
    expect(told(knowledge).questions).toEqual(["IMPORT_UNCLEAR docs/ports.md:7: 30000 is a timeout, it seems."]);
    expect(told(knowledge, { answers: { "docs/ports.md:7": "-" } }).questions).toEqual([]);
  });
});

describe("moves", () => {
  const moves = [
    { place: { path: DOC, line: 5, column: 1 }, name: "web", from: 3000, to: 8000, reason: "Grafana has it" },
  ];

  it("leave out the number that a file behind the document still has", () => {
    const knowledge = [
      knowledgeOf(DOC, [{ port: 8000, name: "Web" }], { ranges: [ALL], moves }),
      file("compose.yaml", { port: 3000, name: "web" }),
    ];
    const { notes, rows } = joinKnowledge(knowledge);
    expect(rows.map(({ row }) => row)).toMatchObject([
      { port: 8000, previous: [{ port: 3000, reason: "Grafana has it" }] },
    ]);
    expect(notes).toContain("compose.yaml:1: web has left 3000 for 8000, so 3000 is left out.");
  });

  it("are a question where no service has the new number", () => {
    expect(told([knowledgeOf(DOC, [], { moves })]).questions).toEqual([
      "IMPORT_UNCLEAR docs/ports.md:5: web moved from 3000 to 8000, but no source gives it 8000.",
    ]);
  });
});

describe("with a spec", () => {
  const spec: Spec = unwrap(parseSpec(VECTRA)).spec;

  it.each([
    ["by its title", { port: 9001, name: "Foundation HTTP" }],
    ["by its variable", { port: 9222, env: "CDP_PORT" }],
    ["by its number alone", { port: 9010, url: "RECORDER_URL" }],
  ])("a row is known %s", (_, fact) => {
    const joined = joinKnowledge([knowledgeOf(DOC, [fact])], { spec });
    expect(joined.questions).toEqual([]);
    expect(joined.rows[0]?.known?.port).toBe(fact.port);
  });

  it("another number of a service is asked for as one more, with the command that moves the row", () => {
    const joined = joinKnowledge([knowledgeOf(DOC, [{ port: 9021, name: "optimization" }])], { spec });
    expect(joined.questions.map(({ question }) => question)).toEqual([
      'If it has moved there, run npx nx g move optimization --to=9021 --reason="<why>" instead. ' +
        "Does optimization have 9021 as well?",
    ]);
    expect(joined.questions[0]?.choices).toEqual([{ value: "9021", label: "9021 as well" }]);
  });
});
