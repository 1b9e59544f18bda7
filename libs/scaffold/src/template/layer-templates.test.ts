import { expect, it } from "vitest";
import { layerTemplates } from "./layer-templates.ts";

const builtIn = {
  base: { "README.md.hbs": "base", "src/main.ts.hbs": "base" },
  http: { "src/app.ts.hbs": "http", "src/main.ts.hbs": "http" },
};

it("lays each template over the base", () => {
  expect(layerTemplates(builtIn, {})).toEqual({
    http: { "README.md.hbs": "base", "src/app.ts.hbs": "http", "src/main.ts.hbs": "http" },
  });
});

it("lets a workspace replace a file by the path it is rendered to", () => {
  const own = { http: { "src/app.ts": "own" } };
  expect(layerTemplates(builtIn, own)["http"]).toEqual({
    "README.md.hbs": "base",
    "src/app.ts": "own",
    "src/main.ts.hbs": "http",
  });
});

it("lets a workspace replace a file of all templates, and add a template", () => {
  const own = { base: { "README.md.hbs": "own" }, grpc: { "src/server.ts.hbs": "grpc" } };
  const layered = layerTemplates(builtIn, own);
  expect(Object.keys(layered)).toEqual(["grpc", "http"]);
  expect(layered["http"]).toMatchObject({ "README.md.hbs": "own", "src/main.ts.hbs": "http" });
  expect(layered["grpc"]).toEqual({
    "README.md.hbs": "own",
    "src/main.ts.hbs": "base",
    "src/server.ts.hbs": "grpc",
  });
});
