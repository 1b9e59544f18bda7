import { expect, it } from "vitest";
import { parse } from "yaml";
import { parsed, SAMPLE, sampleRow } from "../../../test/sample.ts";
import type { Spec } from "../../spec/spec.ts";
import type { ComposeService } from "./compose-services.ts";
import { isDerivedCompose, needsCompose, renderCompose } from "./render-compose.ts";

const specOf = (...ports: Spec["ports"]): Spec => ({ ...parsed().spec, ports });
const body = (spec: Spec) => renderCompose(spec).split("\n\n").slice(1).join("\n\n");
/** A service as a parser reads it. */
type ReadService = Omit<ComposeService, "environment"> & { environment?: Record<string, string> };
const read = (text: string) => parse(text) as { services: Record<string, ReadService> };

const own = (port: number, service: string, more = {}) =>
  sampleRow(port, {
    service,
    owner: `services/${service}`,
    env: `${service.toUpperCase()}_PORT`,
    ...more,
  });
const viewer = sampleRow(9002, {
  service: "viewer",
  env: "VIEWER_PORT",
  owner: "container viewer",
  image: "example/viewer:1.2",
  container: 3002,
  mounts: ["/srv/images:/data:ro"],
});

it("builds what is written here, and maps its port to itself", () => {
  expect(renderCompose(parsed(SAMPLE).spec)).toMatchInlineSnapshot(`
    "# Derived from spec/ports.yaml by Berth. Do not edit: change the spec, then run npx berth sync.
    #
    #   docker compose --env-file config/ports.env up --build
    #
    # A port is the variable of its service: config/ports.env has the default, the environment wins. Don't change one in an
    # override file: compose adds its list of ports to the one here.

    services:
      api:
        build:
          context: "."
          dockerfile: "services/api/Dockerfile"
        env_file: "config/ports.env"
        environment:
          API_PORT: "\${API_PORT}"
        ports:
          - "127.0.0.1:\${API_PORT:?run docker compose with --env-file config/ports.env}:\${API_PORT}"
        restart: "unless-stopped"
    "
  `);
});

it("runs the image of what comes from elsewhere, with its port and its mounts", () => {
  expect(body(specOf(viewer))).toMatchInlineSnapshot(`
    "services:
      viewer:
        image: "example/viewer:1.2"
        ports:
          - "127.0.0.1:\${VIEWER_PORT:?run docker compose with --env-file config/ports.env}:3002"
        volumes:
          - "/srv/images:/data:ro"
        restart: "unless-stopped"
    "
  `);
});

it("asks how the container is, where the spec says how, and leaves the command to the container's shell", () => {
  const healthcheck = 'wget -q "http://localhost:$PORT/" || exit 1';
  const { services } = read(renderCompose(specOf({ ...viewer, healthcheck })));
  expect(services["viewer"]?.healthcheck).toEqual({
    test: 'wget -q "http://localhost:$$PORT/" || exit 1',
    interval: "30s",
    timeout: "5s",
    retries: 3,
  });
});

it("makes one service of two ports, and tells the others where an exclusive feed is", () => {
  const feed = { protocol: "WS", exclusive: true } as const;
  const rows = [
    own(9000, "base", feed),
    own(9001, "base", { env: "BASE_HTTP_PORT", exclusive: true }),
    own(9002, "reader"),
  ];
  expect(body(specOf(...rows))).toMatchInlineSnapshot(`
    "services:
      base:
        build:
          context: "."
          dockerfile: "services/base/Dockerfile"
        env_file: "config/ports.env"
        environment:
          BASE_PORT: "\${BASE_PORT}"
          BASE_HTTP_PORT: "\${BASE_HTTP_PORT}"
        ports:
          - "127.0.0.1:\${BASE_PORT:?run docker compose with --env-file config/ports.env}:\${BASE_PORT}"
          - "127.0.0.1:\${BASE_HTTP_PORT:?run docker compose with --env-file config/ports.env}:\${BASE_HTTP_PORT}"
        restart: "unless-stopped"

      reader:
        build:
          context: "."
          dockerfile: "services/reader/Dockerfile"
        env_file: "config/ports.env"
        environment:
          READER_PORT: "\${READER_PORT}"
          BASE_PORT: "\${BASE_PORT}"
          BASE_HOST: "base"
        ports:
          - "127.0.0.1:\${READER_PORT:?run docker compose with --env-file config/ports.env}:\${READER_PORT}"
        restart: "unless-stopped"
    "
  `);
});

const database = sampleRow(9003, {
  service: "postgres",
  env: "POSTGRES_PORT",
  url: "DATABASE_URL",
  address: "postgres://app@{host}:{port}/app",
  protocol: "TCP",
  image: "postgres:17",
  container: 5432,
  mounts: ["postgres-data:/var/lib/postgresql/data"],
  environment: { POSTGRES_USER: "app", POSTGRES_PASSWORD: `\${POSTGRES_PASSWORD}`, ODD: "a$b" },
  healthcheck: "pg_isready -U app",
});

it("starts a database with its environment, volume and health check, and tells who uses it where it is", () => {
  expect(body(specOf(own(9000, "shop", { uses: ["postgres"] }), own(9001, "other"), database))).toMatchInlineSnapshot(`
    "services:
      shop:
        build:
          context: "."
          dockerfile: "services/shop/Dockerfile"
        env_file: "config/ports.env"
        environment:
          SHOP_PORT: "\${SHOP_PORT}"
          POSTGRES_PORT: "5432"
          POSTGRES_HOST: "postgres"
          DATABASE_URL: "postgres://app@postgres:5432/app"
        depends_on:
          postgres:
            condition: "service_healthy"
        ports:
          - "127.0.0.1:\${SHOP_PORT:?run docker compose with --env-file config/ports.env}:\${SHOP_PORT}"
        restart: "unless-stopped"

      other:
        build:
          context: "."
          dockerfile: "services/other/Dockerfile"
        env_file: "config/ports.env"
        environment:
          OTHER_PORT: "\${OTHER_PORT}"
        ports:
          - "127.0.0.1:\${OTHER_PORT:?run docker compose with --env-file config/ports.env}:\${OTHER_PORT}"
        restart: "unless-stopped"

      postgres:
        image: "postgres:17"
        environment:
          POSTGRES_USER: "app"
          POSTGRES_PASSWORD: "\${POSTGRES_PASSWORD:?set POSTGRES_PASSWORD}"
          ODD: "a$$b"
        ports:
          - "127.0.0.1:\${POSTGRES_PORT:?run docker compose with --env-file config/ports.env}:5432"
        volumes:
          - "postgres-data:/var/lib/postgresql/data"
        healthcheck:
          test: "pg_isready -U app"
          interval: "30s"
          timeout: "5s"
          retries: 3
        restart: "unless-stopped"

    volumes:
      postgres-data: {}
    "
  `);
});

it("waits for a container that has no health check only until it runs", () => {
  const { healthcheck: _, ...plain } = database;
  const { services } = read(renderCompose(specOf(own(9000, "shop", { uses: ["postgres"] }), plain)));
  expect(services["shop"]?.depends_on).toEqual({ postgres: { condition: "service_started" } });
});

it("connects services that are written here by their variables, also both ways", () => {
  const rows = [own(9000, "shop", { uses: ["stock"] }), own(9001, "stock", { uses: ["shop"], url: "STOCK_URL" })];
  const { services } = read(renderCompose(specOf(...rows)));
  expect(services["shop"]?.environment).toMatchObject({
    STOCK_HOST: "stock",
    STOCK_URL: `http://stock:\${STOCK_PORT}`,
  });
  expect(services["stock"]?.environment).toMatchObject({ SHOP_HOST: "shop", SHOP_PORT: `\${SHOP_PORT}` });
  expect(services["shop"]).not.toHaveProperty("depends_on");
});

it("publishes a UDP port as one, and the number of a container that names none", () => {
  const { container, ...plain } = viewer;
  const { services } = read(renderCompose(specOf({ ...plain, protocol: "UDP" })));
  expect(services["viewer"]?.ports[0]).toMatch(/:9002\/udp$/);
});

it("leaves out what isn't in use, or has neither an image nor a folder of its own", () => {
  const rows = [
    own(9000, "later", { status: "reserved" }),
    own(9001, "gone", { status: "retired" }),
    { ...viewer, status: "allocated" } as const,
    sampleRow(9003, { owner: "Chrome browser" }),
    sampleRow(9100),
  ];
  expect(needsCompose(specOf(...rows))).toBe(false);
  expect(body(specOf(...rows))).toBe("services: {}\n");
  expect(needsCompose(parsed().spec)).toBe(true);
});

it("knows a file of its own by the first line alone", () => {
  const ours = renderCompose(parsed().spec);
  for (const text of [ours, ours.replaceAll("\n", "\r\n"), `\uFEFF${ours}`, "", "\n"])
    expect(isDerivedCompose(text)).toBe(true);
  for (const text of ["services: {}\n", `\n${ours}`, ours.replace("# Derived", "# derived")])
    expect(isDerivedCompose(text)).toBe(false);
});
