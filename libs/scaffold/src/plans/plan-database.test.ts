import { parseSpec, renderFailures } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { afterPlan, snapshotOf, textOf } from "../../test/snapshot-of.ts";
import type { ServiceOptions } from "../options/service-options.ts";
import { planService } from "./plan-service.ts";

/** As the spec writes a value that is read when the container starts. */
const REFERENCE = `\${POSTGRES_PASSWORD}`;

const POSTGRES = { name: "postgres", template: "external", image: "postgres:17", range: "external" } as const;
const planned = (more: Partial<ServiceOptions> = {}) => unwrap(planService({ ...POSTGRES, ...more }, snapshotOf()));
const rowOf = (more: Partial<ServiceOptions> = {}) => {
  const { spec } = unwrap(parseSpec(textOf(planned(more), "spec/ports.yaml")));
  return spec.ports.find(({ service }) => service === "postgres");
};
const refused = (more: Partial<ServiceOptions>): string => {
  const plan = planService({ ...POSTGRES, ...more }, snapshotOf());
  if (plan.ok) throw new Error("It was not refused.");
  return renderFailures(plan.failures);
};

it("gives a known image TCP, its own port inside and a URL of its scheme", () => {
  expect(rowOf({ urlEnv: "DATABASE_URL" })).toMatchObject({
    port: 9030,
    protocol: "TCP",
    container: 5432,
    url: "DATABASE_URL",
    address: "postgres://{host}:{port}",
  });
  expect(rowOf()).not.toHaveProperty("address");
  expect(textOf(planned({ urlEnv: "DATABASE_URL" }), "config/ports.env")).toContain(
    "\nDATABASE_URL=postgres://localhost:9030\n",
  );
});

it("takes what the request says of a known image", () => {
  const more = { urlEnv: "DATABASE_URL", url: "postgresql://app@{host}:{port}/app", containerPort: 6432 };
  expect(rowOf({ ...more, protocol: "HTTP" })).toMatchObject({
    address: more.url,
    container: 6432,
    protocol: "HTTP",
  });
});

it.each([
  ["cockroach://{host}:{port}", "TCP"],
  ["https://{host}:{port}", "HTTP"],
  ["wss://{host}:{port}", "WS"],
  ["grpc://{host}:{port}", "GRPC"],
])("serves what the scheme of %s says", (url, protocol) => {
  expect(rowOf({ image: "example/db", urlEnv: "DB_URL", url })?.protocol).toBe(protocol);
});

it("puts variables of the container into the spec, also with commas as Nx splits them", () => {
  const containerEnv = ["POSTGRES_USER=app", "ARGS=-c a=1", "b=2", `POSTGRES_PASSWORD=${REFERENCE}`, "EMPTY="];
  expect(rowOf({ containerEnv })?.environment).toEqual({
    POSTGRES_USER: "app",
    ARGS: "-c a=1",
    b: "2",
    POSTGRES_PASSWORD: REFERENCE,
    EMPTY: "",
  });
  expect(rowOf({ containerEnv: ["LIST=a", "c d"] })?.environment).toEqual({ LIST: "a,c d" });
  expect(planned({ containerEnv }).notes).toEqual([]);
});

it("notes a secret that the spec would hold as plain text", () => {
  expect(planned({ containerEnv: ["POSTGRES_PASSWORD=hunter2", "MYSQL_ALLOW_EMPTY_PASSWORD=yes"] }).notes).toEqual([
    `POSTGRES_PASSWORD is in spec/ports.yaml as plain text. To read a secret from the environment instead, set ` +
      `it there to ${REFERENCE}.`,
  ]);
});

it("refuses a URL with a password, one without a variable, and a variable that is none", () => {
  expect(refused({ urlEnv: "DATABASE_URL", url: "postgres://app:secret@{host}:{port}/app" })).toContain(
    "without a password",
  );
  expect(refused({ url: "postgres://{host}:{port}" })).toContain("Add --url-env=<NAME>.");
  expect(refused({ containerEnv: ["password"] })).toContain(`--container-env="password" is not NAME=value.`);
});

it("connects a service to those that it uses", () => {
  const snapshot = afterPlan(snapshotOf(), planned({ urlEnv: "DATABASE_URL" }));
  const plan = unwrap(planService({ name: "shop", range: "analysis", uses: ["postgres"] }, snapshot));
  expect(textOf(plan, "spec/ports.yaml")).toContain("    uses:\n      - postgres\n");
  expect(textOf(plan, "compose.yaml")).toContain(`DATABASE_URL: "postgres://postgres:5432"`);
});

it.each(["nobody", "shop", "constructor"])("refuses to connect a service to %s", (used) => {
  const plan = planService({ name: "shop", range: "analysis", uses: [used] }, snapshotOf());
  expect(plan.ok ? "" : renderFailures(plan.failures)).toContain("SERVICE_UNKNOWN");
});

it.each(["postgre", "postgress", "Postgres"])("asks whether --uses=%s means postgres", (used) => {
  const snapshot = afterPlan(snapshotOf(), planned());
  const plan = planService({ name: "shop", range: "analysis", uses: [used] }, snapshot);
  expect(plan.ok ? "" : renderFailures(plan.failures)).toContain("\nDid you mean --uses=postgres? npx berth list");
});

it("refuses --uses for a program that is not written here", () => {
  expect(refused({ uses: ["foundation"] })).toContain("--container-env");
});
