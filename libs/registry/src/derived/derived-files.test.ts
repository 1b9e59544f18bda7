import { expect, it } from "vitest";
import { parsed } from "../../test/sample.ts";
import { unwrap } from "../../test/unwrap.ts";
import { PROTOCOLS } from "../spec/spec-schema.ts";
import { DERIVED_FILES, type DerivedFile, derivedFilesFor, deriveFile, whyLeftAlone } from "./derived-files.ts";

const render = (path: string, current?: string) => {
  const file = DERIVED_FILES.find((file) => file.path === path);
  if (!file) throw new Error(`${path} is not derived.`);
  return unwrap(file.render(parsed().spec, current));
};

it("derives nine files, in the order in which they land", () => {
  expect(derivedFilesFor({}).map((file) => file.path)).toEqual([
    "spec/ports.schema.json",
    "config/ports.env",
    "spec/PORTS.md",
    "compose.yaml",
    "CLAUDE.md",
    "AGENTS.md",
    ".claude/settings.json",
    ".claude/hookify.enforce-port-allocation.local.md",
    ".claude/hookify.enforce-port-allocation-bash.local.md",
  ]);
});

it("derives what the settings leave, and the compose file under the name that they give it", () => {
  const paths = derivedFilesFor({ agents: false, compose: "compose.berth.yaml" }).map((file) => file.path);
  expect(paths).toEqual(["spec/ports.schema.json", "config/ports.env", "spec/PORTS.md", "compose.berth.yaml"]);
});

it.each(DERIVED_FILES.map((file) => file.path))("derives %s from itself unchanged", (path) => {
  const once = render(path);
  expect(render(path, once)).toBe(once);
});

const compose = DERIVED_FILES.find(({ path }) => path === "compose.yaml") as DerivedFile;
const { spec } = parsed();
const empty = { ...spec, ports: [] };
const around = (current?: string, ...rootNames: string[]) => ({ files: { "compose.yaml": current }, rootNames });
const derived = (...now: Parameters<typeof around>) => unwrap(deriveFile(compose, spec, around(...now)));
const left = (...now: Parameters<typeof around>) => whyLeftAlone(compose, spec, around(...now));

it("makes compose.yaml where nothing of that kind is, and says nothing", () => {
  expect(derived(undefined, "package.json")).toContain("services/api/Dockerfile");
  expect(left(undefined, "package.json")).toBeUndefined();
});

it("writes a compose.yaml of ours anew, also when the spec has nothing for it any more", () => {
  const ours = derived();
  expect(derived(`${ours}# more\n`, "compose.yaml")).toBe(ours);
  const after = unwrap(deriveFile(compose, empty, around(ours)));
  expect(after).toContain("services: {}");
  expect(left(ours, "compose.yaml", "docker-compose.yml")).toBeUndefined();
});

it("makes no compose.yaml for a spec that has nothing for it", () => {
  expect(unwrap(deriveFile(compose, empty, around()))).toBeUndefined();
  expect(whyLeftAlone(compose, empty, around("a: b\n"))).toBeUndefined();
});

it("leaves a compose.yaml of other authors as it is, and says so", () => {
  const theirs = "services:\n  mine: { image: mine }\n";
  expect(derived(theirs, "compose.yaml")).toBe(theirs);
  const why = "compose.yaml is not managed by Berth, so it is not updated from the spec.";
  expect(left(theirs, "compose.yaml")).toBe(why);
  // A link or a folder, which is never read.
  expect(derived(undefined, "compose.yaml")).toBeUndefined();
  expect(left(undefined, "compose.yaml")).toBe(why);
});

it("leaves a compose.yaml as it is, there or not, where Dockerfiles can't be looked for, and says why", () => {
  const ours = derived();
  for (const current of [ours, undefined]) {
    const here = { ...around(current), dockerfilesUnknown: "services is a symbolic link" };
    expect(unwrap(deriveFile(compose, empty, here))).toBeUndefined();
    expect(whyLeftAlone(compose, spec, here)).toBe(
      "compose.yaml is left as it is: services is a symbolic link, so Dockerfiles can't be looked for.",
    );
  }
});

it.each(["compose.yml", "docker-compose.yaml", "docker-compose.yml"])(
  "makes no compose.yaml beside a %s, which Docker would no longer read, and says so",
  (rival) => {
    expect(derived(undefined, rival)).toBeUndefined();
    expect(left(undefined, rival)).toBe(`compose.yaml is not created: it would take precedence over ${rival}.`);
  },
);

it("keeps AGENTS.md up to date where it is there, and never makes it", () => {
  const agents = DERIVED_FILES.find(({ path }) => path === "AGENTS.md") as DerivedFile;
  expect(unwrap(deriveFile(agents, spec, { files: {}, rootNames: [] }))).toBeUndefined();
  const files = { "AGENTS.md": "# Ours\n" };
  expect(unwrap(deriveFile(agents, spec, { files, rootNames: ["AGENTS.md"] }))).toMatch(
    /^# Ours\n\n<!-- berth:begin -->/,
  );
});

it("makes CLAUDE.md, and not where that name is a link to AGENTS.md", () => {
  const claude = DERIVED_FILES.find(({ path }) => path === "CLAUDE.md") as DerivedFile;
  expect(unwrap(deriveFile(claude, spec, { files: {}, rootNames: [] }))).toContain("## Ports");
  expect(unwrap(deriveFile(claude, spec, { files: {}, rootNames: ["CLAUDE.md"] }))).toBeUndefined();
});

it("gives editors a schema that knows every key and protocol, and no other", () => {
  const schema = JSON.parse(render("spec/ports.schema.json"));
  const row = schema.properties.ports.additionalProperties;
  expect(row.additionalProperties).toBe(false);
  expect(row.properties.protocol.enum).toEqual([...PROTOCOLS]);
  expect(schema.required).toEqual(["title", "status", "version", "date", "ranges", "ports", "history"]);
});

it.each(["berth", "npx berth"] as const)("names no command of Nx in a workspace that has %s", (commands) => {
  const without: typeof spec = { ...spec, settings: { commands } };
  for (const { path } of DERIVED_FILES) {
    // The schema and the compose file are the same for all; the hook looks for the bin itself.
    const text = unwrap((DERIVED_FILES.find((file) => file.path === path) as DerivedFile).render(without, undefined));
    if (path !== "spec/ports.schema.json") expect(text, path).not.toMatch(/\bnx\b/);
    if (commands === "berth" && path !== "spec/ports.schema.json") expect(text, path).not.toContain("npx");
  }
});
