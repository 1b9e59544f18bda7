import { type PortRow, parseSpec } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { cartaKnowledge, vectraKnowledge } from "../../test/seed-knowledge.ts";
import { VECTRA } from "../../test/snapshot-of.ts";
import { joinKnowledge } from "./join-knowledge.ts";

const OURS = unwrap(parseSpec(VECTRA)).spec;

it("makes of the VECTRA document the rows of VECTRA's own spec", () => {
  const joined = joinKnowledge([vectraKnowledge()]);
  expect(joined.questions).toEqual([]);
  expect(joined.rows.map(({ row }) => row)).toEqual(OURS.ports.map(asInTheDocument));
});

/** It has no column for exclusive ports and none for the owners of what is to come, and Foundation lay in src/ then. */
function asInTheDocument({ exclusive: _, owner, ...row }: PortRow): PortRow {
  if (row.status !== "active") return row;
  return { ...row, owner: row.service === "foundation" ? "src/foundation" : owner };
}

it("makes of the VECTRA document the ranges of VECTRA's own spec, their templates aside", () => {
  const ranges = joinKnowledge([vectraKnowledge()]).ranges.map(({ isKnown: _, places: __, ...range }) => range);
  expect(ranges).toEqual(OURS.ranges.map(({ template: _, ...range }) => range));
});

it("finds nothing to change where the spec has all that the VECTRA document says", () => {
  const joined = joinKnowledge([vectraKnowledge()], { spec: OURS });
  expect(joined.questions).toEqual([]);
  expect(joined.rows.every(({ known }) => known !== undefined)).toBe(true);
  expect(joined.ranges.every(({ isKnown }) => isKnown)).toBe(true);
});

it("makes of the CARTA document two rows with their moves, URLs, image, mount and container port", () => {
  const joined = joinKnowledge([cartaKnowledge()]);
  expect(joined.questions).toEqual([]);
  expect(joined.rows.map(({ row }) => row)).toEqual([
    {
      port: 9002,
      service: "carta-backend",
      title: "CARTA Backend",
      protocol: "WS",
      purpose: "WebSocket endpoint for CARTA backend",
      env: "CARTA_BACKEND_PORT",
      url: "VITE_CARTA_BACKEND_URL",
      owner: "container carta-backend",
      status: "active",
      rationale: "WebSocket endpoint for CARTA backend",
      previous: [{ port: 3002, reason: "In 3000-3099 range (Frontend Services), but CARTA is external integration" }],
      image: "cartavis/carta-backend:latest",
      container: 3002,
      mounts: ["/stage/dsa110-contimg:/data:ro"],
    },
    {
      port: 9003,
      service: "carta-frontend",
      title: "CARTA Frontend",
      protocol: "HTTP",
      purpose: "HTTP endpoint for CARTA frontend (iframe mode)",
      env: "CARTA_FRONTEND_PORT",
      url: "VITE_CARTA_FRONTEND_URL",
      status: "active",
      rationale: "HTTP endpoint for CARTA frontend (iframe mode)",
      previous: [{ port: 3000, reason: "Conflict with Grafana (Docker container docker-grafana-1)" }],
    },
  ]);
  expect(joined.ranges.map(({ from, id, to }) => [id, from, to])).toEqual([
    ["frontend", 3000, 3099],
    ["dashboard", 3200, 3299],
    ["development", 5000, 5199],
    ["core", 8000, 8099],
    ["external", 9000, 9099],
  ]);
});
