import type { Knowledge, PortFact } from "@berth/registry";
import { knowledgeOf, type SaidPort } from "./knowledge-of.ts";

const VECTRA = "docs/PORT_ALLOCATION_SPEC.md";

/** What the VECTRA document says, by its tables, its list of ranges and its block of variables. */
export function vectraKnowledge(): Knowledge {
  const row = (port: number, name: string, protocol: string, purpose: string, more: Partial<PortFact>): SaidPort => ({
    port,
    name,
    protocol,
    purpose,
    ...more,
  });
  const variable = (env: string, port: number, title: string): SaidPort => ({ port, env, range: { title } });
  const reserved = { status: "reserved" } as const;
  const ranges: [number, number, string, "locked" | "fixed" | undefined][] = [
    [9000, 9009, "Foundation Core", "locked"],
    [9010, 9019, "Subscriber Services", undefined],
    [9020, 9029, "Analysis Services", undefined],
    [9030, 9039, "External Integrations", undefined],
    [9222, 9222, "Chrome CDP", "fixed"],
  ];
  return knowledgeOf(
    VECTRA,
    [
      row(9000, "Foundation WebSocket", "WS", "Event broadcast feed", { owner: "src/foundation/" }),
      row(9001, "Foundation HTTP", "HTTP", "Monitoring UI, health check", { owner: "src/foundation/" }),
      row(9010, "Recording Service", "HTTP", "Recording control API", { owner: "services/recording/" }),
      row(9016, "Rugs Feed Service", "HTTP", "Raw WebSocket capture API", { owner: "services/rugs-feed/" }),
      row(9017, "Rugs Sanitizer Service", "HTTP/WS", "Sanitized multi-channel feed", {
        owner: "services/rugs-sanitizer/",
      }),
      row(9222, "Chrome CDP", "CDP", "Chrome DevTools Protocol", { owner: "Chrome browser" }),
      row(9011, "ML Training Subscriber", "HTTP", "ML data collection API", reserved),
      row(9012, "RL Episode Subscriber", "HTTP", "RL episode tracking API", reserved),
      row(9013, "Alert Service", "HTTP", "Alert/notification API", reserved),
      row(9014, "Backtest Service", "HTTP", "Historical backtest API", reserved),
      row(9015, "Strategy Service", "HTTP", "Strategy execution API", reserved),
      row(9020, "Optimization Service", "HTTP", "Statistical analysis API", { status: "allocated" }),
      variable("FOUNDATION_PORT", 9000, "Foundation"),
      variable("FOUNDATION_HTTP_PORT", 9001, "Foundation"),
      variable("CDP_PORT", 9222, "Chrome"),
      variable("RECORDING_PORT", 9010, "Subscriber Services"),
      variable("ML_TRAINING_PORT", 9011, "Subscriber Services"),
      variable("RL_EPISODE_PORT", 9012, "Subscriber Services"),
      variable("RUGS_FEED_PORT", 9016, "Subscriber Services"),
      variable("RUGS_SANITIZER_PORT", 9017, "Subscriber Services"),
      variable("ALERT_SERVICE_PORT", 9013, "Analysis Services"),
      variable("BACKTEST_SERVICE_PORT", 9014, "Analysis Services"),
      variable("STRATEGY_SERVICE_PORT", 9015, "Analysis Services"),
      variable("OPTIMIZATION_SERVICE_PORT", 9020, "Analysis Services"),
    ],
    {
      head: {
        title: "VECTRA-BOILERPLATE Port Allocation Specification",
        version: "1.0.0",
        date: "2026-01-19",
        status: "CANONICAL",
        history: [{ version: "1.0.0", date: "2026-01-19", change: "Initial specification" }],
      },
      ranges: ranges.map(([from, to, title, policy], at) => ({
        place: { path: VECTRA, line: 40 + at, column: 1 },
        from,
        to,
        title,
        policy,
      })),
    },
  );
}

const CARTA = "docs/carta_ports.md";

/** What the CARTA document says, by its table, its moves, its variables and its docker command. */
export function cartaKnowledge(): Knowledge {
  const range = { from: 9000, to: 9099 };
  const at = (line: number) => ({ path: CARTA, line, column: 1 });
  return knowledgeOf(
    CARTA,
    [
      { port: 9002, name: "CARTA Backend", range, rationale: "WebSocket endpoint for CARTA backend" },
      { port: 9003, name: "CARTA Frontend", range, rationale: "HTTP endpoint for CARTA frontend (iframe mode)" },
      { port: 9002, url: "VITE_CARTA_BACKEND_URL" },
      { port: 9003, url: "VITE_CARTA_FRONTEND_URL" },
      {
        port: 9002,
        containerPort: 3002,
        name: "carta-backend",
        image: "cartavis/carta-backend:latest",
        mounts: ["/stage/dsa110-contimg:/data:ro"],
      },
    ],
    {
      head: { title: "CARTA Port Allocation", history: [] },
      ranges: [
        { place: at(12), ...range, title: "External Integrations" },
        { place: at(20), from: 8000, to: 8099, title: "core application services" },
        { place: at(21), from: 5000, to: 5199, title: "development servers" },
        { place: at(22), from: 3200, to: 3299, title: "dashboard services" },
        { place: at(31), from: 3000, to: 3099, title: "Frontend Services" },
      ],
      moves: [
        {
          place: at(27),
          name: "CARTA frontend",
          from: 3000,
          to: 9003,
          reason: "Conflict with Grafana (Docker container docker-grafana-1)",
        },
        {
          place: at(31),
          name: "CARTA backend",
          from: 3002,
          to: 9002,
          reason: "In 3000-3099 range (Frontend Services), but CARTA is external integration",
        },
      ],
    },
  );
}
