import { type PortFact, parseSpec, SPEC_PATH } from "@berth/registry";
import { refusalOf, unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { knowledgeOf } from "../../test/knowledge-of.ts";
import { afterPlan, snapshotOf, textOf, VECTRA } from "../../test/snapshot-of.ts";
import type { PortOptions } from "../options/service-options.ts";
import type { ProjectFolder } from "../wire/project-folder.ts";
import { planImport } from "./plan-import.ts";
import { planMove } from "./plan-move.ts";
import { planPort } from "./plan-port.ts";
import { planReserve } from "./plan-reserve.ts";
import { planRetire } from "./plan-retire.ts";
import { renderPlan } from "./render-plan.ts";
import type { Snapshot } from "./snapshot.ts";

const SHOP = `{
  "name": "@acme/shop",
  "scripts": {
    "dev": "next dev -p 3000",
    "build": "next build",
    "start": "next start"
  }
}
`;

/** A workspace in which apps/<folder> has these files. */
function workspace(folder: string, files: Record<string, string>, more: Partial<Snapshot> = {}): Snapshot {
  const name = /"name": "([^"]+)"/.exec(files["project.json"] ?? files["package.json"] ?? "")?.[1] ?? folder;
  const project: ProjectFolder = { folder: `apps/${folder}`, name, names: Object.keys(files) };
  const placed = Object.entries(files).map(([path, text]) => [`apps/${folder}/${path}`, text]);
  const before = snapshotOf();
  return {
    ...before,
    projects: [project],
    ...more,
    files: { ...before.files, ...more.files, ...Object.fromEntries(placed) },
  };
}

const shop = (more: Partial<Snapshot> = {}) => workspace("shop", { "package.json": SHOP }, more);
const plan = (snapshot: Snapshot, more: Partial<PortOptions> = {}) =>
  unwrap(planPort({ name: "shop", range: "analysis", ...more }, snapshot));
const refused = (snapshot: Snapshot, more: Partial<PortOptions> = {}) =>
  refusalOf(planPort({ name: "shop", range: "analysis", ...more }, snapshot));

it("gives a project its row, and starts its scripts through berth env", () => {
  expect(renderPlan(plan(shop()))).toMatchInlineSnapshot(`
    "port shop HTTP

    9021  SHOP_PORT  HTTP  analysis

    UPDATE spec/ports.yaml
    UPDATE config/ports.env
    UPDATE spec/PORTS.md
    UPDATE CLAUDE.md
    UPDATE .claude/hookify.enforce-port-allocation.local.md
    UPDATE .claude/hookify.enforce-port-allocation-bash.local.md
    UPDATE apps/shop/package.json"
  `);
  expect(textOf(plan(shop()), SPEC_PATH)).toContain(`  9021:
    service: shop
    title: Shop
    protocol: HTTP
    purpose: Shop service
    env: SHOP_PORT
    owner: apps/shop
    status: active
`);
  expect(textOf(plan(shop()), "apps/shop/package.json")).toBe(
    SHOP.replace("next dev -p 3000", "berth env shop -- next dev").replace(
      '"next start"',
      '"berth env shop -- next start"',
    ),
  );
  expect(plan(shop()).next).toEqual({ run: "npx nx dev @acme/shop", url: "http://localhost:9021" });
});

it("takes what the request says of the row", () => {
  const row = {
    port: 9035,
    range: undefined,
    env: "STORE_PORT",
    title: "The Store",
    purpose: "Sells",
    protocol: "WS",
  } as const;
  const text = textOf(plan(shop(), row), SPEC_PATH);
  expect(text).toMatch(
    / 9035:\n {4}service: shop\n {4}title: The Store\n {4}protocol: WS\n {4}purpose: Sells\n {4}env: STORE_PORT\n/,
  );
});

it("wires what is reserved in <NAME>_PORT, though another reserved port of the project is lower", () => {
  const one = afterPlan(shop(), unwrap(planReserve({ name: "shop", port: 9035, owner: "apps/shop" }, shop())));
  const row =
    "  9031: { service: shop, title: T, protocol: HTTP, purpose: P, env: SHOP_WS_PORT, owner: apps/shop, " +
    "status: reserved }";
  const text = (one.files[SPEC_PATH] ?? "").replace(/^ {2}9035:/m, `${row}\n$&`);
  const done = plan({ ...one, files: { ...one.files, [SPEC_PATH]: text } }, { range: undefined });
  expect(done.next).toEqual({ run: "npx nx dev @acme/shop", url: "http://localhost:9035" });
});

it("tells of a .env file that has the variable with another number, and leaves it to its team", () => {
  const env = (text: string) => ({
    files: { ".env": text, "apps/shop/.env.local": "A=1\r\nexport SHOP_PORT='3000' # x\r\n" },
  });
  const says = (place: string) =>
    `${place} sets SHOP_PORT to 3000, which Nx loads: it starts there, not on 9021. ` +
    "Leave the line out, or write the number of the spec.";
  const clashing = plan(shop(env("# ours\n\nSHOP_PORT=3000\n")));
  expect(clashing.next).toEqual({ run: "npx nx dev @acme/shop" });
  expect(clashing.notes).toEqual([says("apps/shop/.env.local:2"), says(".env:3")]);
  expect(clashing.changes.filter(({ path }) => path.includes(".env")).map(({ path }) => path)).toEqual([
    "config/ports.env",
  ]);
  expect(plan(shop(env("SHOP_PORT=3000\nSHOP_PORT=9021\nX_SHOP_PORT=1\n"))).notes).toEqual([
    says("apps/shop/.env.local:2"),
  ]);
});

it("tells of a .env file with the number that a project moves away from", () => {
  const before = afterPlan(shop(), plan(shop()));
  const moving = { ...before, projects: shop().projects ?? [] };
  const files = { ...before.files, ".env": "SHOP_PORT=9021\n" };
  const moved = unwrap(planMove({ name: "shop", to: 9029, reason: "it clashes" }, { ...moving, files }));
  expect(moved.notes).toContain(
    ".env:1 sets SHOP_PORT to 9021, which Nx loads: it starts there, not on 9029. " +
      "Leave the line out, or write the number of the spec.",
  );
});

it("takes over the port that is reserved for it, by its name or by its folder", () => {
  const byName = afterPlan(shop(), unwrap(planReserve({ name: "shop", range: "external" }, shop())));
  expect(plan(byName, { range: undefined }).ports).toMatchObject([{ port: 9030, env: "SHOP_PORT" }]);
  const request = { name: "store", range: "external", owner: "apps/shop" };
  const byFolder = afterPlan(shop(), unwrap(planReserve(request, shop())));
  const taken = plan(byFolder, { range: undefined });
  expect(taken.service).toBe("store");
  expect(textOf(taken, SPEC_PATH)).toMatch(/owner: apps\/shop\n {4}status: active\n/);
  expect(textOf(taken, "apps/shop/package.json")).toContain("berth env store -- next dev");
});

it("gives a service that has its port one more, also where its folder is named", () => {
  const second = afterPlan(shop(), plan(shop()));
  const more = unwrap(planPort({ name: "apps/shop", protocol: "WS" }, second));
  expect(more.ports).toEqual([{ port: 9022, env: "SHOP_WS_PORT", protocol: "WS", range: "analysis" }]);
  expect(more.changes.map(({ path }) => path)).not.toContain("apps/shop/package.json");
});

/** shop after an import that has found its number, with what its row says besides. */
function importedShop(fact: Partial<PortFact> = {}, more: Partial<Snapshot> = {}): Snapshot {
  const facts = [{ port: 9022, name: "shop", ...fact }];
  const request = { knowledge: [knowledgeOf("docs/ports.md", facts)], options: {} };
  return afterPlan(shop(more), unwrap(planImport(request, shop(more))));
}

it.each([
  ["without an owner", {}, "apps/shop"],
  ["of the project's folder", { owner: "apps/shop/" }, "apps/shop"],
  ["of a team", { owner: "web team" }, "web team"],
])("takes over an imported row %s: it keeps its number, and the project is wired", (_, fact, owner) => {
  const taken = unwrap(planPort({ name: "shop" }, importedShop(fact)));
  expect(taken.ports).toMatchObject([{ port: 9022, env: "SHOP_PORT" }]);
  expect(taken.notes).toContain("shop takes over 9022 from the spec.");
  expect(textOf(taken, "apps/shop/package.json")).toContain("berth env shop -- next dev");
  const rows = unwrap(parseSpec(textOf(taken, SPEC_PATH))).spec.ports.filter(({ service }) => service === "shop");
  expect(rows).toMatchObject([{ port: 9022, owner, status: "active" }]);
  const second = unwrap(planPort({ name: "shop", protocol: "WS" }, afterPlan(importedShop(fact), taken)));
  expect(second.ports).toMatchObject([{ env: "SHOP_WS_PORT" }]);
});

it.each([
  ["is of another folder", { owner: "libs/shop" }, {}],
  ["runs a container", { image: "acme/shop:1" }, {}],
  ["has another protocol than the one that is asked for", {}, { protocol: "WS" }],
] as const)("gives one more port where the imported row %s, and wires nothing", (_, fact, more) => {
  const made = unwrap(planPort({ name: "shop", ...more }, importedShop(fact)));
  expect(made.ports.map(({ port }) => port)).not.toContain(9022);
  expect(made.changes.map(({ path }) => path)).not.toContain("apps/shop/package.json");
});

it("gives one more port to a service that the generator has made", () => {
  const folder = importedShop({ owner: "services/shop" });
  const projects = [{ folder: "services/shop", name: "shop", names: ["package.json"] }];
  const files = { ...folder.files, "services/shop/package.json": SHOP };
  const made = unwrap(planPort({ name: "shop" }, { ...folder, projects, files }));
  expect(made.ports).toMatchObject([{ env: "SHOP_HTTP_PORT" }]);
});

it("refuses what it can't place: no range, two projects, another service's name, an odd name, a container", () => {
  expect(refused(shop(), { range: undefined })).toContain("FLAG_MISSING  Neither a range nor a port is given.");
  const projects = ["apps/shop", "libs/shop"].map((folder) => ({ folder, name: "shop", names: [] }));
  expect(refused(shop({ projects }))).toMatchInlineSnapshot(`
    "FLAG_INVALID  The name fits 2 projects.
      apps/shop  shop
      libs/shop  shop
    Give the folder: npx nx g port apps/shop --range=<range>"
  `);
  const alert = { ...shop(), projects: [{ folder: "apps/alert", name: "alert", names: [] }] };
  const owned = afterPlan(alert, unwrap(planReserve({ name: "desk", range: "external", owner: "a person" }, alert)));
  expect(refused({ ...owned, projects: [{ folder: "apps/desk", name: "desk", names: [] }] })).toContain("NAME_TAKEN");
  expect(refused(shop({ projects: [{ folder: "apps/店", name: "店", names: [] }] }))).toBe(
    'NAME_INVALID  apps/店 is called "店", which makes no name for a service.\n' +
      "Reserve a port for it under a name of your own, then run the command again: " +
      "npx nx g reserve <name> --owner=apps/店 --range=<range>",
  );
  expect(refused(shop(), { containerPort: 80 })).toContain("FLAG_INVALID  apps/shop runs in no container");
  expect(refused(snapshotOf(), { name: "unknown" })).toContain(
    'SERVICE_UNKNOWN  The spec has no service "unknown", and the workspace no project of this name or folder.',
  );
});

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
  const planned = plan(workspace("shop", { "project.json": project }));
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
  const { changes, notes } = plan(workspace("shop", { "project.json": project, ".serve.env": before }));
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
  expect(textOf(plan(workspace("shop", { "project.json": project })), "apps/shop/project.json")).toBe(
    project.replace('dev-server"\r\n', 'dev-server",\r\n      "options": {\r\n        "port": 9021\r\n      }\r\n'),
  );
  const vite = '{ "targets": { "serve": { "executor": "@nx/vite:dev-server", "options": { "port": 4200, "a": 1 } } } }';
  expect(textOf(plan(workspace("shop", { "project.json": vite })), "apps/shop/project.json")).toBe(
    vite.replace('"port": 4200, ', ""),
  );
});

it("finds the server of a project in angular.json, and says where Angular reads no variable", () => {
  const serve = { builder: "@angular/build:dev-server" };
  const angular = JSON.stringify({ projects: { shop: { root: "apps/shop", architect: { serve } } } });
  const manifest =
    '{ "name": "shop", "devDependencies": { "@angular/build": "^20.1.0" }, "scripts": { "start": "ng serve" } }';
  const snapshot = workspace("shop", { "package.json": manifest }, { files: { "angular.json": angular } });
  const planned = plan(snapshot);
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
  expect(plan(newer).notes).toEqual([]);
});

it("says how a project of another language reads its port", () => {
  expect(plan(workspace("shop", { "pyproject.toml": "", "main.py": "app.run()\n" })).notes).toEqual([
    "Nothing in apps/shop/main.py shows where it takes its port from. To listen on it, read: " +
      'int(os.environ["SHOP_PORT"]). Start it as: npx berth env shop -- <command>',
  ]);
  const go = workspace("shop", { "go.mod": "", "main.go": 'http.ListenAndServe(":"+os.Getenv("PORT"), nil)\n' });
  expect(plan(go).notes).toEqual([expect.stringMatching(/^Nothing is known that starts it\./)]);
});

it("refuses a file that can't be parsed, and changes none", () => {
  expect(refused(workspace("shop", { "package.json": '{ "scripts": ' }))).toContain(
    "FILE_UNREADABLE  apps/shop/package.json",
  );
  expect(refused(workspace("shop", { "project.json": "[".repeat(200_000) }))).toContain(
    "FILE_UNREADABLE  apps/shop/project.json",
  );
});

it("leaves a folder without a Dockerfile out of compose.yaml, and takes it in once it has one", () => {
  const spec = `${VECTRA.replace("ranges:", "settings: { services: apps }\nranges:")}`;
  const more = { serviceFolders: ["shop"], withoutDockerfile: ["shop"], files: snapshotOf(spec).files };
  const planned = plan(shop(more));
  expect(textOf(planned, "compose.yaml")).not.toContain("shop");
  const { withoutDockerfile: _, ...built } = shop(more);
  expect(textOf(plan(built), "compose.yaml")).toContain('dockerfile: "apps/shop/Dockerfile"');
});

it("moves the number along that a run has wired, and no other", () => {
  const files = {
    "project.json":
      '{ "targets": { "serve": { "executor": "@nx/web:file-server", "options": { "port": 4200, "x": 9021 } } } }',
    "vite.config.ts": "export default { server: { port: Number(process.env.SHOP_PORT ?? 9021) }, at: 9021 };\n",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dotenv's own braces
    ".serve.env": "PORT=${SHOP_PORT:-9021}\nOTHER=9021\n",
  };
  const before = workspace("shop", files);
  const made = afterPlan(before, plan(before));
  const moved = unwrap(planMove({ name: "shop", to: 9025, reason: "It clashed" }, made));
  expect(textOf(moved, "apps/shop/project.json")).toContain('"options": { "port": 9025, "x": 9021 }');
  expect(textOf(moved, "apps/shop/.serve.env")).toBe(files[".serve.env"].replace(":-9021", ":-9025"));
  expect(textOf(moved, "apps/shop/vite.config.ts")).toBe(files["vite.config.ts"].replace("?? 9021", "?? 9025"));
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
  expect(textOf(plan(vite("vite --port 3000")), "apps/shop/vite.config.mjs")).toBe(
    `export default {\n  server: { ${port} },\n  preview: { ${port} },\n};\n`,
  );
  expect(plan(vite("vite -c ./web.config.ts")).notes).toEqual([
    `apps/shop/web.config.ts is not read here. Write in its server: ${port}`,
  ]);
});

it("sets PORT for the targets that Nx infers from the configuration of Next", () => {
  const planned = plan(workspace("shop", { "project.json": '{ "name": "shop" }', "next.config.js": "" }));
  const port = ["PORT=$", "{SHOP_PORT:-9021}"].join("");
  for (const target of ["dev", "start"])
    expect(textOf(planned, `apps/shop/.${target}.env`).split("\n")).toContain(port);
  expect(planned.next?.run).toBe("npx nx dev shop");
  expect(planned.notes).toEqual([]);
});

it("says what Yarn needs to find the command in a member of the workspace", () => {
  const yarn = { files: { "package.json": '{ "packageManager": "yarn@4.9.2" }' } };
  expect(plan(shop(yarn)).notes).toEqual([
    "Yarn runs the commands of a package's own dependencies: add @berth/cli to devDependencies of " +
      "apps/shop/package.json.",
  ]);
  expect(plan(shop({ files: { "package.json": '{ "packageManager": "yarn@1.22.22" }' } })).notes).toEqual([]);
});

it("says where a retired service is still started", () => {
  const made = afterPlan(shop(), plan(shop()));
  expect(unwrap(planRetire({ name: "shop" }, made)).notes).toEqual([
    "apps/shop/package.json:4 starts through berth env shop, which knows no port of it any more.",
  ]);
});

it("plans the same once more where nothing is left to wire", () => {
  const made = afterPlan(shop(), plan(shop()));
  const spec = textOf(unwrap(planRetire({ name: "shop" }, made)), SPEC_PATH);
  expect(unwrap(parseSpec(spec)).spec.ports.some(({ service }) => service === "shop")).toBe(true);
  expect(refused({ ...made, files: { ...made.files, [SPEC_PATH]: spec } })).toContain("NAME_TAKEN  shop is retired");
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
  expect(plan(workspace("shop", { "package.json": manifest })).notes).toEqual([told("apps/shop/package.json")]);
  const target = JSON.stringify({ name: "shop", targets: { dev: { command: dev } } });
  expect(plan(workspace("shop", { "project.json": target })).notes).toEqual([told("apps/shop/project.json")]);
});
