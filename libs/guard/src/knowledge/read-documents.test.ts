import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readKnowledge } from "./read-knowledge.ts";

const read = (name: string) =>
  readKnowledge(`docs/${name}`, readFileSync(new URL(`../../test/documents/${name}`, import.meta.url), "utf8"));

const vectra = await read("vectra.md");
const carta = await read("carta.md");

const ROWS = [
  [9000, "Foundation WebSocket", "WS", "Event broadcast feed", "src/foundation/", undefined, "FOUNDATION_PORT"],
  [
    9001,
    "Foundation HTTP",
    "HTTP",
    "Monitoring UI, health check",
    "src/foundation/",
    undefined,
    "FOUNDATION_HTTP_PORT",
  ],
  [9010, "Recording Service", "HTTP", "Recording control API", "services/recording/", undefined, "RECORDING_PORT"],
  [9016, "Rugs Feed Service", "HTTP", "Raw WebSocket capture API", "services/rugs-feed/", undefined, "RUGS_FEED_PORT"],
  [
    9017,
    "Rugs Sanitizer Service",
    "HTTP/WS",
    "Sanitized multi-channel feed",
    "services/rugs-sanitizer/",
    undefined,
    "RUGS_SANITIZER_PORT",
  ],
  [9222, "Chrome CDP", "CDP", "Chrome DevTools Protocol", "Chrome browser", undefined, "CDP_PORT"],
  [9011, "ML Training Subscriber", "HTTP", "ML data collection API", undefined, "reserved", "ML_TRAINING_PORT"],
  [9012, "RL Episode Subscriber", "HTTP", "RL episode tracking API", undefined, "reserved", "RL_EPISODE_PORT"],
  [9013, "Alert Service", "HTTP", "Alert/notification API", undefined, "reserved", "ALERT_SERVICE_PORT"],
  [9014, "Backtest Service", "HTTP", "Historical backtest API", undefined, "reserved", "BACKTEST_SERVICE_PORT"],
  [9015, "Strategy Service", "HTTP", "Strategy execution API", undefined, "reserved", "STRATEGY_SERVICE_PORT"],
  [
    9020,
    "Optimization Service",
    "HTTP",
    "Statistical analysis API",
    undefined,
    "allocated",
    "OPTIMIZATION_SERVICE_PORT",
  ],
];

describe("a specification with tables, ranges, variables and a history", () => {
  it("gives every row with its protocol, purpose, owner, status and variable", () => {
    const variables = new Map(vectra.ports.flatMap(({ env, port }) => (env ? [[port, env]] : [])));
    const rows = vectra.ports
      .filter(({ name }) => name !== undefined)
      .map((row) => [row.port, row.name, row.protocol, row.purpose, row.owner, row.status, variables.get(row.port)]);
    expect(rows).toEqual(ROWS);
  });

  it("gives the place of each number", () => {
    expect(vectra.ports[0]?.place).toEqual({ path: "docs/vectra.md", line: 21, column: 5 });
    expect(vectra.ports.find(({ env }) => env === "CDP_PORT")?.place.line).toBe(61);
  });

  it("gives the ranges, and who may take numbers there", () => {
    expect(vectra.ranges.map(({ from, policy, title, to }) => [from, to, title, policy])).toEqual([
      [9000, 9009, "Foundation Core", "locked"],
      [9010, 9019, "Subscriber Services", undefined],
      [9020, 9029, "Analysis Services", undefined],
      [9030, 9039, "External Integrations", undefined],
      [9222, 9222, "Chrome CDP", "fixed"],
    ]);
  });

  it("gives what the document says of itself", () => {
    expect(vectra.head).toEqual({
      title: "VECTRA-BOILERPLATE Port Allocation Specification",
      status: "CANONICAL",
      version: "1.0.0",
      date: "2026-01-19",
      history: [{ version: "1.0.0", date: "2026-01-19", change: "Initial specification" }],
    });
  });

  it("takes nothing from examples of code, rules and commands", () => {
    expect(vectra.doubts).toEqual([]);
    expect(vectra.moves).toEqual([]);
  });
});

describe("an allocation with a range column, moves and a docker command", () => {
  it("gives both rows with their reasons, range and URL variables", () => {
    const rows = carta.ports.filter(({ image }) => image === undefined);
    expect(rows.map(({ name, port, range, rationale, url }) => [port, name, range, rationale, url])).toEqual([
      [
        9002,
        "CARTA Backend",
        { from: 9000, to: 9099 },
        "WebSocket endpoint for CARTA backend",
        "VITE_CARTA_BACKEND_URL",
      ],
      [
        9003,
        "CARTA Frontend",
        { from: 9000, to: 9099 },
        "HTTP endpoint for CARTA frontend (iframe mode)",
        "VITE_CARTA_FRONTEND_URL",
      ],
    ]);
  });

  it("gives the one range that it declares, and none of those it only mentions", () => {
    expect(carta.ranges.map(({ from, title, to }) => [from, to, title])).toEqual([
      [9000, 9099, "External Integrations"],
    ]);
  });

  it("gives both moves with the issue that led to each", () => {
    expect(carta.moves.map(({ from, name, reason, to }) => [name, from, to, reason])).toEqual([
      ["CARTA frontend", 3000, 9003, "Conflict with Grafana (Docker container docker-grafana-1)"],
      ["CARTA backend", 3002, 9002, "In 3000-3099 range (Frontend Services), but CARTA is external integration"],
    ]);
  });

  it("gives image, mount and container port of the docker command", () => {
    const [run] = carta.ports.filter(({ image }) => image !== undefined);
    expect(run).toMatchObject({
      port: 9002,
      containerPort: 3002,
      name: "carta-backend",
      image: "cartavis/carta-backend:latest",
      mounts: ["/stage/dsa110-contimg:/data:ro"],
    });
  });

  it("asks nothing", () => {
    expect(carta.doubts).toEqual([]);
  });
});
