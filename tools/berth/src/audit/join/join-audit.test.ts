import { SPEC_PATH } from "@berth/registry";
import { expect, it } from "vitest";
import { factsOf } from "../../../test/facts-of.ts";
import type { Audit } from "./audit.ts";
import { joinAudit } from "./join-audit.ts";

const auditOf = async (...args: Parameters<typeof factsOf>): Promise<Audit> => joinAudit(await factsOf(...args));

/** Each issue as a person reads it. */
const told = ({ issues }: Audit): string[] =>
  issues.map(({ advice, kind, message, spots, urgency }) =>
    [
      `${urgency} ${kind}: ${message}`,
      `-> ${advice}`,
      ...spots.map(({ line, path, role }) => `${role} ${path}:${line}`),
    ].join("\n"),
  );

/** Against cases/audit/<name>.txt; `vitest -u` writes it again, for a person to read as a diff. */
const expectTold = (audit: Audit, name: string) =>
  expect(`${told(audit).join("\n\n")}\n`).toMatchFileSnapshot(`../../../cases/audit/${name}.txt`);

const SPEC = `title: T
status: DRAFT
version: 1.0.0
date: 2026-01-19
ranges:
  web: { ports: 3000-3009, purpose: Web }
ports:
  3001: { service: shop, title: Shop, protocol: HTTP, purpose: P, env: SHOP_PORT, owner: apps/shop/, status: active }
  3002:
    service: carta
    title: Carta
    protocol: HTTP
    purpose: P
    env: CARTA_PORT
    status: retired
history: []
`;

it("two services on one number are to be decided, with a number that nothing names", async () => {
  const audit = await auditOf({
    "docs/ports.md": "| Port | Service |\n| --- | --- |\n| 3000 | web |\n| 3001 | admin |\n",
    "compose.yaml": 'services:\n  grafana:\n    image: grafana/grafana\n    ports: ["3000:3000"]\n',
  });
  await expectTold(audit, "two-services");
  expect(audit.ports).toMatchObject([
    { port: 3000, services: ["grafana", "web"], issues: ["two-services"] },
    { port: 3001, services: ["admin"], issues: [], advice: "Nothing to do: it is admin's alone." },
  ]);
});

it("what several projects listen on by default is to be decided; in containers they don't meet", async () => {
  const listens = "app.listen(Number(process.env.PORT ?? 3000));\n";
  const audit = await auditOf({
    ...{ "apps/web/package.json": "{}", "apps/web/main.ts": listens },
    ...{ "apps/admin/package.json": "{}", "apps/admin/main.ts": listens, "apps/admin/Dockerfile": "EXPOSE 3000\n" },
    "tools/seed/compose.yaml": "services:\n  a:\n    image: a\n    environment: { PORT: 3000 }\n",
  });
  await expectTold(audit, "bound-twice");
});

it("two apps that leave the port to their framework clash; one that says a port doesn't", async () => {
  const next = '{\n  "scripts": {\n    "build": "next build",\n    "dev": "cross-env A=b next dev --turbo"\n  }\n}\n';
  const audit = await auditOf({
    "apps/web/package.json": next,
    "apps/admin/package.json": next,
    "apps/shop/package.json": next,
    "apps/shop/.env": "PORT=3007\n",
    "apps/docs/package.json": '{\n  "scripts": {\n    "dev": "next dev -p 3008"\n  }\n}\n',
  });
  await expectTold(audit, "left-to-the-framework");
  expect(audit.ports.map(({ port }) => port)).toEqual([3000, 3007, 3008]);
});

it("what services and projects want alike is decided once", async () => {
  const audit = await auditOf({
    "docs/ports.md": "| Port | Service |\n| --- | --- |\n| 3000 | web |\n",
    "compose.yaml": 'services:\n  grafana:\n    image: grafana/grafana\n    ports: ["3000:3000"]\n',
    ...{ "apps/a/package.json": "{}", "apps/a/main.ts": "app.listen(process.env.PORT ?? 3000);\n" },
    ...{ "apps/b/package.json": "{}", "apps/b/main.ts": "app.listen(process.env.PORT ?? 3000);\n" },
  });
  await expectTold(audit, "decided-once");
});

it("services of a cluster may have one number", async () => {
  const service = (name: string) =>
    `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\nspec:\n  ports:\n    - port: 8085\n`;
  const audit = await auditOf({ "k8s/a.yaml": service("alpha"), "k8s/b.yaml": service("beta") });
  expect(told(audit)).toEqual([]);
  expect(audit.ports).toMatchObject([{ port: 8085, advice: "Nothing to do: it is a number inside of containers." }]);
});

it("a variable with a name of its own is one service's, however many projects read it", async () => {
  const listens = "const port = Number(process.env.BILLING_PORT ?? 7010);\n";
  const audit = await auditOf({
    ...{
      "apps/a/package.json": "{}",
      "apps/a/main.ts": listens,
      "apps/b/package.json": "{}",
      "apps/b/main.ts": listens,
    },
  });
  expect(told(audit)).toEqual([]);
  expect(audit.ports).toMatchObject([{ services: ["billing"], variables: ["BILLING_PORT"] }]);
});

it("a list of services in code is not a program that listens on all of them", async () => {
  const row = (port: number) => `  { name: "s${port}", port: ${port} },\n`;
  const table = `export const services = [\n${[7011, 7012, 7013, 7014].map(row).join("")}];\n`;
  const audit = await auditOf({ "apps/watch/package.json": "{}", "apps/watch/services.ts": table });
  expect(told(audit)).toEqual([]);
  expect(audit.ports.map(({ port, spots }) => `${port} ${spots[0]?.role}`)).toEqual(
    [7011, 7012, 7013, 7014].map((port) => `${port} declares`),
  );
});

it("the container's number that is called on the host is put right", async () => {
  const audit = await auditOf({
    "compose.yaml": 'services:\n  carta:\n    image: carta\n    ports: ["9002:3002"]\n',
    "apps/web/main.ts": 'fetch("http://localhost:3002/x");\n',
  });
  await expectTold(audit, "container-and-host");
});

it("by a spec, the code is told what lint says, and a number that is free in a range its command", async () => {
  const audit = await auditOf({
    [SPEC_PATH]: SPEC,
    "apps/shop/main.ts": "app.listen(3001);\napp.listen(3005);\n",
    "apps/old/main.ts": 'fetch("http://localhost:3002");\n',
    "apps/far/main.ts": "app.listen(4000);\n",
  });
  await expectTold(audit, "by-a-spec");
  expect(audit.ranges).toMatchObject([{ id: "web", source: "spec", assigned: 2, unassigned: 1, free: 8 }]);
});

it("where a baseline excuses places, lint is asked for all of them", async () => {
  const texts = { [SPEC_PATH]: SPEC, "apps/shop/main.ts": "app.listen(3001);\n" };
  const [advice] = (await auditOf(texts, { hasBaseline: true })).issues.map((issue) => issue.advice);
  expect(advice).toContain("npx berth lint apps/shop --no-baseline shows how");
});

it("no name of a file becomes a flag of a command that is recommended", async () => {
  const audit = await auditOf({
    [SPEC_PATH]: SPEC,
    "--fix/main.ts": "app.listen(3001);\n",
    "--yes/ports.md": "| Port | Service | Variable |\n| --- | --- | --- |\n| 3004 | shop | SHOP_WS_PORT |\n",
  });
  const advice = audit.issues.map((issue) => issue.advice).join("\n");
  expect(advice).toContain("npx berth lint shows");
  expect(advice).not.toMatch(/ --(?:fix|yes)/);
});

it("files that call a number something else than the spec are behind", async () => {
  const audit = await auditOf({
    [SPEC_PATH]: SPEC,
    "docs/ports.md": "| Port | Service |\n| --- | --- |\n| 3001 | grafana |\n",
  });
  await expectTold(audit, "against-spec");
});

it("a number that a document gives to a service and the spec to none gets its command", async () => {
  const audit = await auditOf({
    [SPEC_PATH]: SPEC,
    "docs/ports.md": "| Port | Service |\n| --- | --- |\n| 3003 | mailer |\n| 3004 | Shop |\n| 3333 | far |\n",
  });
  await expectTold(audit, "given-by-a-document");
});

it("a program on a number of a range that no service has is good to know", async () => {
  const facts = { pid: 7, command: ["/usr/bin/python3", "-m", "http.server"], folder: "/srv", startedAt: undefined };
  const holder = { process: facts, cutOff: false, service: undefined, user: "me", sockets: [] };
  const looks = new Map([[3006, { holding: "stranger" as const, holders: [holder] }]]);
  const audit = await auditOf({ [SPEC_PATH]: SPEC }, { looks });
  await expectTold(audit, "a-stranger-listens");
  expect(audit.ports.find(({ port }) => port === 3006)).toMatchObject({
    listening: { who: "python3 (pid 7)", isWrong: true },
  });
});

it("what listens outside of the ranges that a document declares is told", async () => {
  const audit = await auditOf({
    "docs/ports.md": "# Ports\n\n| Range | Purpose |\n| --- | --- |\n| 3000-3099 | Web |\n",
    "apps/web/main.ts": "app.listen(process.env.WEB_PORT ?? 3000);\n",
    "apps/far/main.ts": "app.listen(7000);\n",
  });
  expect(audit.issues.filter(({ kind }) => kind === "outside-ranges")).toMatchObject([{ ports: [7000] }]);
  expect(audit.ranges).toMatchObject([{ from: 3000, to: 3099, source: "file", cells: [{ port: 3000 }] }]);
});

it("a folder of a workspace has the rows that are its own, and its ranges are as full as they are", async () => {
  const texts = { [SPEC_PATH]: SPEC, "apps/other/main.ts": "app.listen(3004);\n" };
  const audit = await auditOf(texts, { below: "apps/other/" });
  expect(audit.ports.map(({ port }) => port)).toEqual([3004]);
  expect(audit.ranges).toMatchObject([{ assigned: 2, unassigned: 1, free: 8 }]);
});

it("ports of tests and of other machines are counted apart", async () => {
  const audit = await auditOf({
    "apps/web/main.test.ts": "app.listen(5001);\n",
    "apps/web/main.ts": 'fetch("https://example.com:8443/x");\n',
  });
  expect(audit).toMatchObject({ ports: [], onlyInTests: [5001], onlyElsewhere: [8443], counts: { places: 0 } });
});

it("a move that a document or the spec records is settled", async () => {
  const moved = SPEC.replace("env: SHOP_PORT,", "env: SHOP_PORT, previous: [{ port: 2999, reason: Grafana has it }],");
  expect((await auditOf({ [SPEC_PATH]: moved })).settled).toEqual([
    { service: "shop", from: 2999, to: 3001, reason: "Grafana has it" },
  ]);
});

it("the order of the files does not matter", async () => {
  const texts = {
    "b/package.json": "{}",
    "b/main.ts": "app.listen(3000);\n",
    "a/package.json": "{}",
    "a/main.ts": "app.listen(3000);\nfetch('http://localhost:9000');\n",
    "docs/ports.md": "| Port | Service |\n| --- | --- |\n| 9000 | core |\n",
  };
  const turned = Object.fromEntries(Object.entries(texts).toReversed());
  expect(await auditOf(turned)).toEqual(await auditOf(texts));
});
