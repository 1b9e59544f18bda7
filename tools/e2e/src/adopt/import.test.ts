import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { leftovers } from "../leftovers.ts";
import { REPOSITORY } from "../workspace.ts";
import { makeRepository, type Repository } from "./make-repository.ts";

const DOCUMENTS = join(REPOSITORY, "libs/guard/test/documents");
const document = (name: string) => readFileSync(join(DOCUMENTS, name), "utf8");
const CARTA = {
  "docs/carta_ports.md": document("carta.md"),
  "main.py": "import os\nport = int(os.environ['CARTA_FRONTEND_PORT'])\n",
};
const TABLE = "# Ports\n\n| Port | Service | Purpose |\n| --- | --- | --- |\n";

const importsOf = (stdout: string) => JSON.parse(stdout).imported;

/** A second run says that nothing is left to do, and changes not one byte. */
async function expectSettled(repository: Repository, ...args: string[]) {
  const before = repository.files();
  const ended = await repository.berth("import", ...args);
  expect(ended.stdout).toContain("Everything is up to date.");
  expect(repository.files()).toEqual(before);
  expect(leftovers(repository.root)).toEqual([]);
}

describe("a Python repository with the CARTA document", () => {
  test.each([["import"], ["init", "--import"]])(
    "is set up by berth %s, and check and lint are clean",
    async (...words) => {
      const repository = makeRepository(CARTA);
      const ended = await repository.berth(...words);
      expect(ended.status, ended.stdout + ended.stderr).toBe(0);
      expect(ended.stdout).toMatch(/added +9002 +carta-backend +CARTA_BACKEND_PORT +docs\/carta_ports\.md:12/);
      const spec = repository.read("spec/ports.yaml");
      for (const said of [
        "external:\n    ports: 9000-9099",
        "url: VITE_CARTA_BACKEND_URL",
        "image: cartavis/carta-backend:latest\n    container: 3002\n",
        "mounts:\n      - /stage/dsa110-contimg:/data:ro",
        "- port: 3000\n        reason: Conflict with Grafana",
        "- port: 3002\n        reason: In 3000-3099 range",
      ])
        expect(spec).toContain(said);
      for (const command of ["check", "lint"]) {
        const clean = await repository.berth(command);
        expect(clean.status, clean.stdout + clean.stderr).toBe(0);
      }
      await expectSettled(repository);
      expect(repository.installs()).toEqual([]);
    },
  );

  test("is not changed by a dry run, which shows the diff and where each row is from", async () => {
    const repository = makeRepository(CARTA);
    const before = repository.files();
    const shown = await repository.berth("import", "--dry-run");
    expect(shown.stdout).toContain("+++ b/spec/ports.yaml");
    const { imported, plan } = JSON.parse((await repository.berth("import", "--dry-run", "--json")).stdout);
    expect(imported.rows).toMatchObject([
      {
        port: 9002,
        service: "carta-backend",
        outcome: "added",
        sources: expect.arrayContaining(["docs/carta_ports.md:12"]),
      },
      { port: 9003, service: "carta-frontend", outcome: "added" },
    ]);
    expect(repository.files()).toEqual(before);
    expect((await repository.berth("import", `--plan=${plan}`)).status).toBe(0);
  });

  test("keeps the document with --derive: its text stays, and check tells of a stale block", async () => {
    const repository = makeRepository(CARTA);
    expect((await repository.berth("import", "--derive")).status).toBe(0);
    const text = repository.read("docs/carta_ports.md");
    expect(text.startsWith(CARTA["docs/carta_ports.md"])).toBe(true);
    expect(text).toContain("| **9002** | CARTA Backend | WS |");
    await expectSettled(repository, "--derive");
    repository.write("docs/carta_ports.md", text.replace("| CARTA Backend | WS |", "| CARTA Backend | HTTP |"));
    const stale = await repository.berth("check");
    expect(stale.stdout).toContain("DERIVED_STALE");
    expect(stale.stdout).toContain("docs/carta_ports.md");
    expect((await repository.berth("sync")).status).toBe(0);
    expect(repository.read("docs/carta_ports.md")).toBe(text);
  });
});

test("the VECTRA document gives the rows and the ranges of its spec, as far as it says them", async () => {
  const owners = ["src/foundation", "services/recording", "services/rugs-feed", "services/rugs-sanitizer"];
  const repository = makeRepository({
    "docs/PORTS.md": document("vectra.md"),
    ...Object.fromEntries(owners.map((folder) => [`${folder}/main.py`, "print(1)\n"])),
  });
  expect((await repository.berth("import")).status).toBe(0);
  const { history, ports, ranges, title, version } = parse(repository.read("spec/ports.yaml"));
  const seed = parse(readFileSync(join(REPOSITORY, "libs/scaffold/test/vectra.yaml"), "utf8"));
  // Where config/ports.env lists a variable is a matter of taste.
  for (const rows of [ports, seed.ports])
    for (const row of Object.values<Record<string, unknown>>(rows)) delete row["group"];
  for (const row of Object.values<Record<string, unknown>>(seed.ports)) {
    // The document has no column for these.
    delete row["exclusive"];
    if (row["status"] !== "active") delete row["owner"];
    if (row["service"] === "foundation") row["owner"] = "src/foundation";
  }
  for (const range of Object.values<Record<string, unknown>>(seed.ranges)) delete range["template"];
  expect({ history, ports, ranges, title, version }).toEqual({
    history: seed.history,
    ports: seed.ports,
    ranges: seed.ranges,
    title: seed.title,
    version: seed.version,
  });
  const clean = await repository.berth("check");
  expect(clean.status, clean.stdout).toBe(0);
});

describe("what can't be taken", () => {
  test("is left out and listed with its line, and an answer settles it", async () => {
    const repository = makeRepository({
      "docs/ports.md": `${TABLE}| 8000 | Billing | Invoices |\n| 8000 | Ledger | Books |\n| 8001 | Mail | Mails |\n`,
    });
    const ended = await repository.berth("import");
    expect(ended.status).toBe(1);
    expect(ended.stdout).toMatch(/docs\/ports\.md:5:\d+ {2}IMPORT_CONFLICT {2}8000 is billing by docs\/ports\.md:5/);
    expect(ended.stdout).toContain("--answer=8000=billing");
    expect(repository.read("config/ports.env")).toContain("MAIL_PORT=8001");
    const answered = await repository.berth("import", "--answer=8000=ledger", "--json");
    expect(answered.status, answered.stdout).toBe(0);
    expect(importsOf(answered.stdout).questions).toEqual([]);
    expect(repository.read("config/ports.env")).toContain("LEDGER_PORT=8000");
    await expectSettled(repository);
  });

  test.each([
    ["binary", Buffer.from([0x50, 0x00, 0x01])],
    ["more than 4 MB", Buffer.alloc(5_000_000, "| 8000 | a |\n")],
  ])("is a file that is %s: it is named, and nothing of it is taken", async (_, bytes) => {
    const repository = makeRepository({ "docs/ports.md": bytes as unknown as string });
    const before = repository.files();
    const ended = await repository.berth("import");
    expect(ended.status).toBe(1);
    expect(ended.stdout).toContain("docs/ports.md:1:1  FILE_UNREADABLE");
    expect(repository.files()).toEqual(before);
  });

  test.each([
    ["UTF-16", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["CRLF and a byte order mark", (text: string) => Buffer.from(`\uFEFF${text.replaceAll("\n", "\r\n")}`)],
  ])("is not a file in %s", async (_, encode) => {
    const text = encode(`${TABLE}| 8000 | Billing | Invoices |\n`);
    const repository = makeRepository({ "docs/ports.md": text as unknown as string });
    expect((await repository.berth("import")).status).toBe(0);
    expect(repository.read("config/ports.env")).toContain("BILLING_PORT=8000");
  });

  test("is a path that isn't there, or that leads out of the workspace", async () => {
    const repository = makeRepository(CARTA);
    const before = repository.files();
    for (const path of ["nowhere.md", "../elsewhere.md"]) {
      const ended = await repository.berth("import", path);
      expect(ended.status).toBe(2);
      expect(ended.stderr).toContain("FLAG_INVALID");
    }
    expect(repository.files()).toEqual(before);
  });
});

test("what a README says in passing is no row and no question, and its tables are rows", async () => {
  const repository = makeRepository({
    "README.md":
      "Start it, and it answers on http://localhost:8099/health.\n\n" +
      "| Port | Service |\n| --- | --- |\n| 8000 | Shop |\n",
  });
  const ended = await repository.berth("import", "--json");
  expect(ended.status, ended.stdout).toBe(0);
  expect(importsOf(ended.stdout).rows).toMatchObject([{ port: 8000, service: "shop" }]);
});

test("a spec that is there keeps its rows, and gets what a document knows besides", async () => {
  const repository = makeRepository({ "docs/ports.md": `${TABLE}| 7101 | Mail | Mails |\n| 7105 | Shop | Sales |\n` });
  await repository.berth("init");
  await repository.berth("reserve", "shop", "--range=services");
  const ended = await repository.berth("import");
  expect(ended.status).toBe(1);
  expect(ended.stdout).toContain("shop has 7100 by the spec, and 7105 by docs/ports.md:6.");
  const env = repository.read("config/ports.env");
  expect(env).toContain("SHOP_PORT=7100");
  expect(env).toContain("MAIL_PORT=7101");
});
