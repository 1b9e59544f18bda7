import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { faultsOfCompose } from "../../../test/compose-schema.ts";
import { parsed, sampleRow } from "../../../test/sample.ts";
import { spec } from "../../../test/spec-arbitrary.ts";
import type { Spec } from "../../spec/spec.ts";
import { needsCompose, renderCompose } from "./render-compose.ts";

// What Docker Compose makes of compose.yaml; render-compose.test.ts has what is in it.

type Services = Record<string, { environment?: Record<string, string> }>;

/**
 * As compose replaces variables (https://docs.docker.com/reference/compose-file/interpolation/); throws what it would
 * say.
 */
function interpolate(text: string, env: Record<string, string>): string {
  return text.replace(
    /\$(?:(\$)|\{([A-Za-z_][A-Za-z0-9_]*)(?::\?([^}]*))?\}|(.?))/g,
    (_, dollar, name, hint, stray) => {
      if (dollar) return "$";
      if (stray !== undefined) throw new Error(`invalid interpolation format: ${stray}`);
      if (env[name]) return env[name];
      throw new Error(`required variable ${name} is missing a value: ${hint}`);
    },
  );
}

const composed = spec.map((spec): Spec => {
  const ports = spec.ports.map((row, index) =>
    row.image === undefined && index % 2 === 0 ? { ...row, owner: `services/${row.service}` } : row,
  );
  return { ...spec, ports };
});

it("passes the Compose schema, whatever the spec says, before and after compose replaced the variables", () => {
  fc.assert(
    fc.property(composed, (spec) => {
      const text = renderCompose(spec);
      expect(faultsOfCompose(parse(text))).toEqual([]);
      const env = Object.fromEntries(spec.ports.map(({ env, port }) => [env, String(port)]));
      const started = JSON.parse(JSON.stringify(parse(text)), (_, value) =>
        typeof value === "string" ? interpolate(value, env) : value,
      );
      expect(faultsOfCompose(started)).toEqual([]);
      const active = spec.ports.filter(({ status }) => status === "active");
      for (const row of active) {
        const service = started.services[row.service];
        const isOwn = row.owner === `services/${row.service}`;
        if (row.image === undefined && !isOwn) expect(service).toBeUndefined();
        else
          expect(service).toMatchObject({
            ...(row.image === undefined ? { environment: { [row.env]: String(row.port) } } : { image: row.image }),
            ...(row.mounts && { volumes: row.mounts }),
            ...(row.healthcheck && { healthcheck: { test: row.healthcheck } }),
            ports: [`127.0.0.1:${row.port}:${row.container ?? row.port}${row.protocol === "UDP" ? "/udp" : ""}`],
          });
      }
      expect(Object.keys(started.services).length > 0).toBe(needsCompose(spec));
    }),
    { numRuns: 300 },
  );
});

it("passes the Compose schema in the example of DSA-110, as it was left by real runs", () => {
  const folder = new URL("../../../../../tools/e2e/dsa-110/after/", import.meta.url);
  const text = readFileSync(new URL("compose.yaml", folder), "utf8");
  expect(faultsOfCompose(parse(text))).toEqual([]);
  const { spec } = parsed(readFileSync(new URL("spec/ports.yaml", folder), "utf8"));
  expect(renderCompose(spec)).toBe(text);
});

it("has an override in this repository that gives the token to Foundation and to all that follow it", () => {
  const root = new URL("../../../../../", import.meta.url);
  const [derived, override] = ["compose.yaml", "compose.override.yaml"].map((name) => {
    const data = parse(readFileSync(new URL(name, root), "utf8"));
    return data.services as Services;
  });
  expect(faultsOfCompose({ services: override })).toEqual([]);
  // Every service of ours is told where the feed is; those that follow it list the client, as Foundation does.
  const followsFeed = (name: string) =>
    readFileSync(new URL(`services/${name}/package.json`, root), "utf8").includes('"@berth/feed"');
  const told = Object.entries(derived ?? {}).filter(([, { environment }]) => environment?.["FOUNDATION_HOST"]);
  const names = ["foundation", ...told.map(([name]) => name).filter(followsFeed)];
  const given = Object.entries(override ?? {}).filter(([, { environment }]) => environment?.["FOUNDATION_TOKEN"]);
  expect(given.map(([name]) => name).sort()).toEqual(names.sort());
  expect(() => interpolate(given[0]?.[1].environment?.["FOUNDATION_TOKEN"] ?? "", {})).toThrow(
    "required variable FOUNDATION_TOKEN is missing a value",
  );
});

it("says how to start it, if it is started without the variables", () => {
  const viewer = sampleRow(9002, { service: "viewer", env: "VIEWER_PORT", image: "example/viewer:1.2" });
  const text = renderCompose({ ...parsed().spec, ports: [viewer] });
  expect(() => interpolate(text.slice(text.indexOf("services:")), {})).toThrow(
    "required variable VIEWER_PORT is missing a value: run docker compose with --env-file config/ports.env",
  );
});

it("is refused by the schema where it should be: the check can fail", () => {
  expect(faultsOfCompose({ services: { a: { image: 1 } } })).toEqual(["/services/a/image must be string"]);
  expect(faultsOfCompose({ services: { a: { ports: ["nonsense"] } } })).not.toEqual([]);
  expect(faultsOfCompose({ service: {} })).not.toEqual([]);
});
