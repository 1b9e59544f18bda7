import { describe, expect, it } from "vitest";
import { doc, file } from "../../test/knowledge-of.ts";
import { rowFrom, rowsOf, told } from "../../test/told.ts";
import { joinKnowledge } from "./join-knowledge.ts";

describe("a row", () => {
  it.each([
    [{ protocol: "WebSocket" }, "WS"],
    [{ protocol: "https" }, "HTTP"],
    [{ protocol: "HTTP + WebSocket" }, "HTTP/WS"],
    [{ protocol: "gRPC" }, "GRPC"],
    [{ protocol: "PostgreSQL" }, "TCP"],
    [{ image: "postgres:17" }, "TCP"],
    [{ rationale: "WebSocket endpoint" }, "WS"],
  ])("has the protocol that %j says", (fact, protocol) => {
    expect(rowFrom({ name: "thing", ...fact })?.protocol).toBe(protocol);
  });

  it("is told to be HTTP where no source says what is served", () => {
    expect(joinKnowledge([doc({ port: 8000, name: "web" })]).notes).toEqual([
      "No source says what is served on 8000; HTTP is assumed.",
    ]);
  });

  it("has the form of a URL where its image says it", () => {
    expect(rowFrom({ name: "db", image: "postgres:17", url: "DATABASE_URL" })).toMatchObject({
      url: "DATABASE_URL",
      address: "postgres://{host}:{port}",
    });
  });

  it("has the variables of its container, but for secrets and what the spec has no form for", () => {
    const environment = { POSTGRES_DB: "shop", POSTGRES_PASSWORD: "hunter2", DSN: `pg://\${USER}@db`, "no name": "x" };
    const joined = joinKnowledge([
      file("compose.yaml", { port: 5432, name: "db", image: "postgres:17", environment }),
      doc({ port: 5432, name: "db" }),
    ]);
    expect(joined.rows[0]?.row.environment).toEqual({
      POSTGRES_DB: "shop",
      POSTGRES_PASSWORD: `\${POSTGRES_PASSWORD}`,
    });
    expect(joined.notes).toEqual([
      'compose.yaml:1: "POSTGRES_PASSWORD" looks like a secret, so the container reads it from the environment.',
      `compose.yaml:1: "DSN" is left out of its environment, because the spec can't hold its value.`,
      `compose.yaml:1: "no name" is left out of its environment, because the spec can't hold its value.`,
    ]);
  });

  describe("has the folder of its code for an owner", () => {
    it.each<[string, (string | undefined)[], Parameters<typeof rowFrom>[0][]]>([
      ["where compose builds it from one", ["apps/web"], [{ folder: "apps/web" }]],
      ["with a slash where that is one word", ["web/"], [{ folder: "web" }]],
      ["on each number that starts there", ["apps/web", "apps/web"], [{ folder: "apps/web" }, { folder: "apps/web" }]],
      ["but not where it has several", [undefined, undefined], [{ folder: "apps/web" }, { folder: "web" }]],
      ["but not where a source says who owns it", ["team web"], [{ folder: "apps/web", owner: "team web" }]],
      ["but not where it runs from an image", ["container web"], [{ folder: "apps/web", image: "acme/web" }]],
    ])("%s", (_, owners, facts) => {
      const ports = facts.map((fact, at) => ({ port: 8000 + at, name: "web", ...fact }));
      const { rows } = joinKnowledge([doc(...ports)]);
      expect(rows.map(({ row }) => row.owner)).toEqual(owners);
    });
  });

  it("is never on a number that no service may use", () => {
    expect(told([doc({ port: 80, name: "proxy" }, { port: 6000, name: "x" })]).questions).toEqual([
      "PORT_UNSAFE 80: 80 can't be in the spec: ports below 1024 need a privileged process.",
      "PORT_UNSAFE 6000: 6000 can't be in the spec: browsers and fetch refuse to connect to it.",
    ]);
  });

  it("has a variable that no other row has, and none that other programs read", () => {
    expect(
      rowsOf(
        doc(
          { port: 8000, name: "web", env: "PORT" },
          { port: 8001, name: "api", env: "APP_PORT" },
          { port: 8002, name: "docs", env: "APP_PORT" },
        ),
      ),
    ).toEqual(["8000 web WEB_PORT", "8001 api APP_PORT", "8002 docs DOCS_PORT"]);
  });
});
