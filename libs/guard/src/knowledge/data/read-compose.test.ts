import { describe, expect, it } from "vitest";
import { readKnowledge } from "../read-knowledge.ts";

const read = (files: Record<string, string>, path = "ops/compose.yaml") =>
  readKnowledge(path, files[path] ?? "", { textOf: (other) => files[other] });
const told = async (files: Record<string, string>) => {
  const { doubts, ports } = await read(files);
  return {
    ports: ports.map(({ containerPort, name, place, port }) => `${port}:${containerPort} ${name} ${place.path}`),
    doubts: doubts.map(({ message, place: { line } }) => `${line} ${message}`),
  };
};

describe("a service that extends another one publishes its ports, too", () => {
  it("in the same file, and over several steps", async () => {
    const compose = `services:
  web: { extends: { service: page }, ports: ["8700:80"] }
  page: { extends: base }
  base: { image: nginx, ports: ["8701:81"] }
`;
    const { doubts, ports } = await told({ "ops/compose.yaml": compose });
    expect(ports).toEqual([
      "8700:80 web ops/compose.yaml",
      "8701:81 web ops/compose.yaml",
      "8701:81 page ops/compose.yaml",
      "8701:81 base ops/compose.yaml",
    ]);
    expect(doubts).toEqual([]);
  });

  it("of another file, with its image and its place", async () => {
    const files = {
      "ops/compose.yaml": "services:\n  web:\n    extends: { file: ../shared/base.yml, service: base }\n",
      "shared/base.yml": 'services:\n  base:\n    image: nginx\n    ports: ["8701:81"]\n',
    };
    expect((await read(files)).ports).toMatchObject([
      { name: "web", port: 8701, image: "nginx", place: { path: "shared/base.yml", line: 4 } },
    ]);
  });

  it.each([
    ["{ file: gone.yml, service: base }", "base of gone.yml"],
    ["{ file: ../../outside.yml, service: base }", "base of ../../outside.yml"],
    ["{ file: /etc/base.yml, service: base }", "base of /etc/base.yml"],
    ["{ service: gone }", "gone"],
  ])("and is a doubt where it can't be found: %s", async (extended, name) => {
    const compose = `services:\n  web:\n    image: nginx\n    extends: ${extended}\n`;
    expect(await told({ "ops/compose.yaml": compose })).toEqual({
      ports: [],
      doubts: [`4 web extends ${name}, which can't be found.`],
    });
  });

  it("and ends where two extend each other", async () => {
    const compose = 'services:\n  a: { extends: b, ports: ["8700:80"] }\n  b: { extends: a }\n';
    expect((await told({ "ops/compose.yaml": compose })).ports).toContain("8700:80 a ops/compose.yaml");
  });
});

it("keeps the variables of a container, and leaves to the environment what it takes from there", async () => {
  const compose = `services:
  db:
    extends: base
    image: postgres:17
    ports: ["8432:5432"]
    environment:
      - POSTGRES_DB=shop
      - POSTGRES_USER=\${DB_USER:-shop}
      - POSTGRES_PASSWORD=\${DB_PASSWORD:?}
      - DSN=postgres://\${DB_USER}@db
      - TZ
  base:
    image: postgres
    environment: { POSTGRES_DB: other, LANG: C, EMPTY: "", OPEN: }
`;
  const files = { "ops/compose.yaml": compose, "ops/.env": "DB_USER=me\nDB_PASSWORD=secret\n" };
  expect((await read(files)).ports[0]?.environment).toEqual({
    POSTGRES_DB: "shop",
    LANG: "C",
    EMPTY: "",
    OPEN: `\${OPEN}`,
    POSTGRES_USER: "shop",
    POSTGRES_PASSWORD: `\${DB_PASSWORD}`,
    DSN: `postgres://\${DB_USER}@db`,
    TZ: `\${TZ}`,
  });
});
