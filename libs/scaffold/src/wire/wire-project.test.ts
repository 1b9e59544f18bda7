import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { planShop, refusedShop, shop, workspace } from "../../test/shop.ts";
import { textOf } from "../../test/snapshot-of.ts";
import { planPort } from "../plans/plan-port.ts";

it("gives the number to the option of a server, and PORT to what takes no other", () => {
  const project = `{
  // ours
  "name": "shop",
  "targets": {
    "serve": { "executor": "@angular/build:dev-server", "options": { "port": 4200, "host": "x" }, },
    "dev": { "executor": "@nx/js:node", "options": { "port": 9229 } },
    "serve-static": { "executor": "acme:server" },
    "preview": { "command": "vite preview --port 4300" },
    "start": { "executor": "nx:run-commands", "options": { "commands": ["tsc -w", { "command": "next start" }] } }
  }
}
`;
  const planned = planShop(workspace("shop", { "project.json": project }));
  expect(textOf(planned, "apps/shop/project.json")).toBe(
    project
      .replace("4200", "9021")
      .replace("vite preview --port 4300", "berth env shop -- vite preview")
      .replace("next start", "berth env shop -- next start"),
  );
  const said = "# For Nx: the port of shop in spec/ports.yaml, or what SHOP_PORT says.\n";
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dotenv's own braces
  const port = "PORT=${SHOP_PORT:-9021}\n";
  expect(textOf(planned, "apps/shop/.serve.env")).toBe(said + port);
  expect(textOf(planned, "apps/shop/.dev.env")).toBe(said + port);
  expect(planned.notes).toEqual([
    "apps/shop/project.json:7 runs acme:server, which is not known here. Start it as: " +
      "npx berth env shop -- npx nx serve-static shop",
    "Nothing in apps/shop shows where it takes its port from. To listen on it, read: " +
      "Number(process.env.SHOP_PORT ?? 9021)",
  ]);
});

it.each([
  ["A=1", "A=1\n§\n"],
  ["A=1\r\nPORT=3000\r\nB=2\r\n", "A=1\r\n§\r\nB=2\r\n"],
  ['PORT="3000" # ours\n', "§\n"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dotenv's own braces
  ["PORT=${SHOP_PORT}\n", "PORT=${SHOP_PORT}\n"],
  ["PORT=$OTHER\n", "PORT=$OTHER\n"],
])("sets PORT in the .env file of a target: %j", (before, after) => {
  const project = '{ "targets": { "serve": { "executor": "@nx/js:node" } } }';
  const { changes, notes } = planShop(workspace("shop", { "project.json": project, ".serve.env": before }));
  const change = changes.find(({ path }) => path === "apps/shop/.serve.env");
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dotenv's own braces
  const expected = after.replace("§", "PORT=${SHOP_PORT:-9021}");
  expect(change && "after" in change ? change.after : before).toBe(expected);
  expect(notes.some((note) => note.startsWith("apps/shop/.serve.env:1 computes PORT."))).toBe(before.includes("OTHER"));
});

it("adds the option where a server has none, and takes it from one that Vite configures", () => {
  const lines = [
    "{",
    '  "name": "shop",',
    '  "targets": {',
    '    "serve": {',
    '      "executor": "@nx/webpack:dev-server"',
  ];
  const project = [...lines, "    }", "  }", "}", ""].join("\r\n");
  expect(textOf(planShop(workspace("shop", { "project.json": project })), "apps/shop/project.json")).toBe(
    project.replace('dev-server"\r\n', 'dev-server",\r\n      "options": {\r\n        "port": 9021\r\n      }\r\n'),
  );
  const vite = '{ "targets": { "serve": { "executor": "@nx/vite:dev-server", "options": { "port": 4200, "a": 1 } } } }';
  expect(textOf(planShop(workspace("shop", { "project.json": vite })), "apps/shop/project.json")).toBe(
    vite.replace('"port": 4200, ', ""),
  );
});

it("finds the server of a project in angular.json, and says where Angular reads no variable", () => {
  const serve = { builder: "@angular/build:dev-server" };
  const angular = JSON.stringify({ projects: { shop: { root: "apps/shop", architect: { serve } } } });
  const manifest =
    '{ "name": "shop", "devDependencies": { "@angular/build": "^20.1.0" }, "scripts": { "start": "ng serve" } }';
  const snapshot = workspace("shop", { "package.json": manifest }, { files: { "angular.json": angular } });
  const planned = planShop(snapshot);
  expect(textOf(planned, "angular.json")).toContain('"@angular/build:dev-server", "options": { "port": 9021 }}');
  expect(textOf(planned, "apps/shop/package.json")).toContain('"start": "berth env shop -- ng serve"');
  expect(planned.notes).toEqual([
    expect.stringMatching(/^Angular 20 reads no variable for its port: it listens on 9021/),
  ]);
  const newer = workspace(
    "shop",
    { "package.json": manifest.replace("20.1", "22.0") },
    { files: { "angular.json": angular } },
  );
  expect(planShop(newer).notes).toEqual([]);
});

it("says how a project of another language reads its port", () => {
  expect(planShop(workspace("shop", { "pyproject.toml": "", "main.py": "app.run()\n" })).notes).toEqual([
    "Nothing in apps/shop/main.py shows where it takes its port from. To listen on it, read: " +
      'int(os.environ["SHOP_PORT"]). Start it as: npx berth env shop -- <command>',
  ]);
  const go = workspace("shop", { "go.mod": "", "main.go": 'http.ListenAndServe(":"+os.Getenv("PORT"), nil)\n' });
  expect(planShop(go).notes).toEqual([expect.stringMatching(/^Nothing is known that starts it\./)]);
});

it("refuses a file that can't be parsed, and changes none", () => {
  expect(refusedShop(workspace("shop", { "package.json": '{ "scripts": ' }))).toContain(
    "FILE_UNREADABLE  apps/shop/package.json",
  );
  expect(refusedShop(workspace("shop", { "project.json": "[".repeat(200_000) }))).toContain(
    "FILE_UNREADABLE  apps/shop/project.json",
  );
});

it("says where code falls back to a number, beside a server that is told its own", () => {
  const manifest = '{ "name": "shop", "scripts": { "dev": "next dev", "start": "node server.js" } }';
  const snapshot = workspace("shop", { "package.json": manifest, "server.js": "listen(process.env.PORT || 3000)" });
  const readCode = () => ({ ports: [{ port: 3000, offset: 27, length: 4, variable: "PORT" }] });
  expect(unwrap(planPort({ name: "shop", range: "analysis" }, snapshot, readCode)).notes).toEqual([
    "apps/shop/server.js:1 falls back to 3000 where PORT is not set. Write: Number(process.env.SHOP_PORT ?? 9021)",
  ]);
});

it("makes the configuration of a Vite that has none, and names one that is elsewhere", () => {
  const vite = (dev: string) =>
    workspace("shop", { "package.json": JSON.stringify({ name: "shop", scripts: { dev } }) });
  const port = "port: Number(process.env.SHOP_PORT ?? 9021), strictPort: true";
  expect(textOf(planShop(vite("vite --port 3000")), "apps/shop/vite.config.mjs")).toBe(
    `export default {\n  server: { ${port} },\n  preview: { ${port} },\n};\n`,
  );
  expect(planShop(vite("vite -c ./web.config.ts")).notes).toEqual([
    `apps/shop/web.config.ts is not read here. Write in its server: ${port}`,
  ]);
});

it("sets PORT for the targets that Nx infers from the configuration of Next", () => {
  const planned = planShop(workspace("shop", { "project.json": '{ "name": "shop" }', "next.config.js": "" }));
  const port = ["PORT=$", "{SHOP_PORT:-9021}"].join("");
  for (const target of ["dev", "start"])
    expect(textOf(planned, `apps/shop/.${target}.env`).split("\n")).toContain(port);
  expect(planned.next?.run).toBe("npx nx dev shop");
  expect(planned.notes).toEqual([]);
});

it("says what Yarn needs to find the command in a member of the workspace", () => {
  const yarn = { files: { "package.json": '{ "packageManager": "yarn@4.9.2" }' } };
  expect(planShop(shop(yarn)).notes).toEqual([
    "Yarn runs the commands of a package's own dependencies: add @berth/cli to devDependencies of " +
      "apps/shop/package.json.",
  ]);
  expect(planShop(shop({ files: { "package.json": '{ "packageManager": "yarn@1.22.22" }' } })).notes).toEqual([]);
});

it.each([
  ["next dev -p 3000 > dev.log", "-p 3000", "<command>"],
  ["PORT=3000 exec next dev", "PORT=3000", "<command>"],
  ["sh -c 'next dev --port=3000'", "--port=3000", "<command>"],
  ['concurrently "next dev -p 3000" "tsc -w"', "-p 3000", "<command>"],
  ["next dev -p 3000 -- -p 4000", "-p 3000", "<command>"],
  ["PORT=3000 FOO=$PORT next dev", "PORT=3000", "sh -c '<command>'"],
])("names the number in a command that is left to you: %s", (dev, said, command) => {
  const told = (path: string) =>
    `${path}:1 says ${said}: leave that out, and start the program as berth env shop -- ${command}`;
  const manifest = JSON.stringify({ name: "shop", scripts: { dev } });
  expect(planShop(workspace("shop", { "package.json": manifest })).notes).toEqual([told("apps/shop/package.json")]);
  const target = JSON.stringify({ name: "shop", targets: { dev: { command: dev } } });
  expect(planShop(workspace("shop", { "project.json": target })).notes).toEqual([told("apps/shop/project.json")]);
});
