import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { BERTH_VERSION, VERSIONS } from "@berth/scaffold";
import type { FixCase, FixLab } from "./fix-case.ts";

const FRESH = ["service", "fresh", "--range=analysis"];
const CODE = "apps/web/main.ts";

/** Code that lint refuses, and the same with the expression of the fix in it. */
const hardcoded = (text: string) => (lab: FixLab) => lab.write(CODE, `app.listen(${text});\n`);
const useExpression = (lab: FixLab, fix: string) =>
  lab.write(CODE, `app.listen(${/Number\(process\.env\.\w+ \?\? \d+\)/.exec(fix)?.[0]});\n`);
const useFresh = (lab: FixLab) => lab.write(CODE, "app.listen(Number(process.env.FRESH_PORT));\n");

const commitAll = ({ git }: FixLab) => {
  git("add", "-A");
  git("commit", "-qm", "more");
};

/** A service in a workspace of Nx in which every package is listed. */
async function addService(lab: FixLab, nxConfig: object): Promise<void> {
  await lab.berth(...FRESH);
  const devDependencies = { ...VERSIONS, "nx-berth": BERTH_VERSION, nx: "24.0.6" };
  lab.write("package.json", `${JSON.stringify({ devDependencies }, undefined, 2)}\n`);
  lab.write("nx.json", `${JSON.stringify(nxConfig, undefined, 2)}\n`);
}

/** One case at least for every code; other tests have those that need another machine, or another process. */
export const FIX_CASES: FixCase[] = [
  {
    code: "BASELINE_INVALID",
    break: (lab) => lab.write("config/ports.lint.json", '{ "billing": 9010 }\n'),
    show: ["lint"],
    says: "move it away",
    follow: ({ remove }) => remove("config/ports.lint.json"),
  },
  {
    code: "BASE_UNKNOWN",
    show: ["check", "--base=nowhere"],
    says: "To compare with nothing: --base=",
    again: ["check", "--base="],
  },
  {
    code: "BLOCK_DAMAGED",
    break: (lab) => lab.write("CLAUDE.md", `${lab.read("CLAUDE.md")}<!-- berth:begin -->\n`),
    show: ["sync"],
    says: "remove both",
    follow: (lab) => lab.write("CLAUDE.md", lab.read("CLAUDE.md").replace(/<!-- berth:(begin|end) -->\n/g, "")),
  },
  {
    code: "CLAIM_FAILED",
    break: (lab) => lab.edit("ranges:", "settings: { reserve: origin }\n\nranges:"),
    show: FRESH,
    says: "--no-reserve",
    again: [...FRESH, "--no-reserve"],
  },
  {
    code: "COMMIT_FAILED",
    break({ root }) {
      rmSync(join(root, ".git/berth"), { recursive: true, force: true });
      mkdirSync(join(root, ".git/berth/lock"), { recursive: true });
    },
    show: FRESH,
    says: "Make that folder writable",
    follow: ({ remove }) => remove(".git/berth"),
  },
  {
    code: "DEFAULT_DIFFERS",
    break: hardcoded("Number(process.env.GATE_PORT ?? 9001)"),
    show: ["lint"],
    says: "Write 9000",
    follow: useExpression,
  },
  { code: "DERIVED_STALE", break: ({ remove }) => remove("config/ports.env"), show: ["check"] },
  { code: "ENV_INVALID", show: [...FRESH, "--env=PATH"], says: "--env=<NAME>", again: [...FRESH, "--env=F_PORT"] },
  { code: "ENV_TAKEN", show: [...FRESH, "--env=GATE_PORT"], says: "--env=<NAME>", again: [...FRESH, "--env=F_PORT"] },
  {
    code: "FILE_EXISTS",
    break: (lab) => lab.write("services/fresh/notes.txt", "mine\n"),
    show: FRESH,
    says: "Move the folder away",
    follow: ({ remove }) => remove("services/fresh"),
  },
  {
    code: "FILE_UNREADABLE",
    break: (lab) => lab.write("config/ports.env", Uint8Array.of(0xff, 0x0a)),
    show: ["sync"],
    says: "Fix the cause and run the command again",
    follow: ({ remove }) => remove("config/ports.env"),
  },
  {
    code: "FLAG_INVALID",
    show: ["service", "fresh", "--rnage=analysis"],
    says: "Did you mean --range? See all flags with --help",
    again: FRESH,
  },
  { code: "FLAG_INVALID", show: ["service", "fresh", "--protocol=ftp"], says: "--help", again: ["service", "--help"] },
  { code: "FLAG_MISSING", show: ["service", "fresh"], says: "Give --range=<id>", again: FRESH },
  { code: "FLAG_MISSING", show: ["service", "--range=analysis"], says: "--name=<name>", again: [...FRESH] },
  {
    code: "FOLDER_UNREGISTERED",
    break: (lab) => lab.write("services/stray/main.ts", ""),
    show: ["check"],
    says: "move it out of services/",
    follow: ({ remove }) => remove("services/stray"),
  },
  {
    code: "IGNORE_UNEXPLAINED",
    break: (lab) => lab.write(CODE, "app.listen(9000); // berth-ignore\n"),
    show: ["lint"],
    says: "berth-ignore: <reason>",
    follow: (lab) => lab.write(CODE, "app.listen(9000); // berth-ignore: the port of a fixture\n"),
  },
  { code: "NAME_INVALID", show: ["service", "Bad_Name", "--range=analysis"], says: "price-alerts", again: FRESH },
  {
    code: "NAME_TAKEN",
    break: (lab) => lab.write("libs/fresh/package.json", '{ "name": "fresh" }\n'),
    show: FRESH,
    says: "Choose another name",
    again: ["service", "other", "--range=analysis"],
  },
  {
    code: "OWNER_MISSING",
    break: (lab) => lab.edit("    status: reserved", "    status: reserved\n    exclusive: true"),
    show: ["check"],
    says: "owner: services/<name>",
    follow: (lab) => lab.edit("    env: ALERT_PORT", "    env: ALERT_PORT\n    owner: services/alert"),
  },
  {
    code: "PATH_UNSAFE",
    break({ remove, root, write }) {
      write("elsewhere.env", "");
      remove("config/ports.env");
      symlinkSync(join(root, "spec"), join(root, "config/ports.env"));
    },
    show: ["sync"],
    says: "Put a real file or folder there",
    follow: ({ remove }) => remove("config/ports.env"),
  },
  {
    code: "PLUGIN_MISSING",
    break: (lab) => addService(lab, { plugins: ["@nx/js"] }),
    show: ["check"],
  },
  {
    code: "PLAN_STALE",
    show: [...FRESH, `--plan=${"0".repeat(64)}`],
    says: "Look at the new plan with --dry-run",
    async again({ berth }) {
      const { stdout } = await berth(...FRESH, "--dry-run", "--json");
      return [...FRESH, `--plan=${JSON.parse(stdout).plan}`];
    },
  },
  {
    code: "PORT_EXCLUSIVE",
    async break(lab) {
      await lab.edit("    owner: services/gate", "    owner: services/gate\n    exclusive: true");
      hardcoded("9000")(lab);
    },
    show: ["lint"],
    follow: useFresh,
  },
  { code: "PORT_HARDCODED", break: hardcoded("9000"), show: ["lint"], says: "GATE_PORT", follow: useExpression },
  { code: "PORT_OUT_OF_RANGE", show: ["service", "fresh", "--port=9041"] },
  {
    code: "PORT_OUT_OF_RANGE",
    show: [...FRESH, "--port=9005"],
    says: "Leave out one of the two flags",
    again: FRESH,
  },
  { code: "PORT_REASSIGNED", show: ["service", "alert", "--port=9021"], again: ["service", "alert"] },
  {
    code: "PORT_RETIRED",
    break: async ({ berth }) => void (await berth("retire", "alert", "--reason=old")),
    show: ["service", "fresh", "--port=9003"],
    says: "Give --range=core in place of --port",
    again: ["service", "fresh", "--range=core"],
  },
  {
    code: "PORT_TAKEN",
    show: ["service", "fresh", "--port=9000"],
    says: "Give --range=core in place of --port",
    again: ["service", "fresh", "--range=core"],
  },
  {
    code: "PORT_TAKEN",
    break: (lab) => lab.edit("9000-9009, purpose: Core", "9000-9009, purpose: Core, policy: locked"),
    show: ["service", "fresh", "--port=9000"],
    says: "Give --range=analysis in place of --port",
    again: FRESH,
  },
  { code: "PORT_UNASSIGNED", break: hardcoded("9025"), show: ["lint"], follow: useFresh },
  {
    code: "PORT_UNASSIGNED",
    break: async (lab) => {
      await lab.edit("9020-9029", "9020");
      await lab.berth("service", "one", "--range=analysis");
      await lab.edit("9000-9009", "9000-9003");
      await lab.edit("ranges:", "ranges:\n  roomy: { ports: 9040-9049, purpose: Roomy }");
      hardcoded("9002")(lab);
    },
    show: ["lint"],
    follow: useFresh,
  },
  {
    code: "PORT_UNSAFE",
    break: (lab) => lab.edit("ranges:", "ranges:\n  web: { ports: 5995-6005, purpose: Web }"),
    show: ["service", "fresh", "--port=6000"],
    says: "Give --range=web in place of --port",
    again: ["service", "fresh", "--range=web"],
  },
  {
    code: "RANGE_FULL",
    async break(lab) {
      await lab.edit("9020-9029", "9020");
      await lab.berth("service", "one", "--range=analysis");
    },
    show: FRESH,
  },
  {
    code: "RANGE_LOCKED",
    break: (lab) => lab.edit("9020-9029, purpose: Analysis", "9020-9029, purpose: Analysis, policy: locked"),
    show: FRESH,
    says: "--unlock",
    again: [...FRESH, "--unlock"],
  },
  {
    code: "RANGE_LOW",
    async break(lab) {
      await lab.edit("9020-9029", "9020-9021");
      await lab.berth("service", "one", "--range=analysis");
    },
    show: ["check"],
  },
  {
    code: "RANGE_OVERLAP",
    break: (lab) => lab.edit("9020-9029", "9008-9029"),
    show: ["check"],
    says: "no port is in both",
    follow: (lab) => lab.edit("9008-9029", "9020-9029"),
  },
  {
    code: "RANGE_UNKNOWN",
    show: ["service", "fresh", "--range=analyses"],
    says: "Did you mean --range=analysis?",
    again: FRESH,
  },
  {
    code: "ROW_DELETED",
    break: (lab) => lab.edit(/ {2}9003:\n(?: {4}.*\n)+/, ""),
    show: ["check", "--base=main"],
    before: ({ git }) => git("checkout", "-q", "--", "spec/ports.yaml"),
  },
  {
    code: "ROW_DIFFERS",
    show: ["service", "alert", "--protocol=WS"],
    says: "Leave the flag out",
    again: ["service", "alert"],
  },
  { code: "SERVICE_UNKNOWN", show: ["retire", "nobody", "--reason=x"], again: ["retire", "alert", "--reason=x"] },
  {
    code: "SERVICE_USED",
    break: async ({ berth }) => void (await berth("service", "fresh", "--range=analysis", "--uses=alert")),
    show: ["retire", "alert"],
    says: "Remove alert from uses in the spec (fresh)",
    follow: (lab) => lab.edit(/ {4}uses:\n {6}- alert\n/, ""),
  },
  {
    code: "SETTINGS_INVALID",
    break: (lab) => lab.write(".claude/settings.json", "{ never closed"),
    show: ["sync"],
    says: "Fix the file by hand, then run the command again",
    follow: (lab) => lab.write(".claude/settings.json", "{}\n"),
  },
  {
    code: "SPEC_INVALID",
    break: (lab) => lab.edit("    protocol: HTTP", "    protocol: HTTP\n    purpos: Extra"),
    show: ["check"],
    says: "Did you mean purpose?",
    follow: (lab) => lab.edit("    purpos: Extra\n", ""),
  },
  {
    code: "SPEC_INVALID",
    async break(lab) {
      commitAll(lab);
      lab.git("checkout", "-qb", "side");
      await lab.berth("service", "one", "--range=analysis");
      commitAll(lab);
      lab.git("checkout", "-q", "main");
      lab.git("update-ref", "refs/hidden/side", "side");
      lab.git("branch", "-qD", "side");
      await lab.berth("service", "two", "--range=analysis");
      commitAll(lab);
      try {
        lab.git("merge", "-q", "refs/hidden/side");
      } catch {
        // The conflict that the case is about.
      }
    },
    show: ["check"],
  },
  {
    code: "SPEC_MISSING",
    break: ({ remove }) => remove("spec/ports.yaml"),
    show: ["check"],
    says: "or set this one up",
    follow: (lab) => lab.git("checkout", "-q", "--", "spec/ports.yaml"),
  },
  {
    code: "SPEC_UNSORTED",
    break: (lab) => lab.edit(/( {2}9000:\n(?: {4}.*\n)+)( {2}9003:\n(?: {4}.*\n)+)/, "$2$1"),
    show: ["check"],
    says: "Sort the rows by port",
    follow: (lab) => lab.git("checkout", "-q", "--", "spec/ports.yaml"),
  },
  {
    code: "TARGET_MISSING",
    async break(lab) {
      await addService(lab, { plugins: ["nx-berth"], sync: { globalGenerators: ["nx-berth:sync"] } });
      const path = "services/fresh/project.json";
      lab.write(path, lab.read(path).replace('"berth:service"', '"ours"'));
    },
    show: ["check"],
  },
  {
    code: "TEMPLATE_INVALID",
    break: (lab) => lab.write("tools/templates/mine/main.ts.hbs", "{{#if}"),
    show: [...FRESH, "--template=mine"],
    says: "Correct the template",
    follow: (lab) => lab.write("tools/templates/mine/main.ts.hbs", "export {};\n"),
  },
  {
    code: "TEMPLATE_UNKNOWN",
    show: [...FRESH, "--template=htp"],
    says: "Templates: http",
    again: [...FRESH, "--template=http"],
  },
  {
    code: "TEXT_INVALID",
    show: [...FRESH, "--purpose= x"],
    says: "Give --purpose as one short line",
    again: [...FRESH, "--purpose=x"],
  },
  {
    code: "UNCOMMITTED",
    break: (lab) => lab.write("services/gate/new.ts", "export {};\n"),
    show: ["retire", "gate", "--delete", "--reason=old"],
    says: "Commit it first",
    follow: commitAll,
  },
];

/** Codes whose cause is another process, another machine or a fault of the disk: the test that follows their fix. */
export const FOLLOWED_ELSEWHERE: Record<string, string> = {
  COMMAND_UNUSABLE: "tools/e2e/src/env.test.ts",
  CREATE_FAILED: "tools/create-berth/src/create-berth.test.ts",
  FEED_ONLY: "libs/guard/cases/feed/a-websocket-that-is-not-the-feed/findings.txt",
  FILE_CHANGED: "libs/commit/src/recover.test.ts",
  FILE_UNJUDGED: "tools/e2e/src/hostile/lint-files.test.ts",
  GIT_FAILED: "tools/e2e/src/hostile/git-fails.test.ts",
  GIT_UNREADY: "tools/create-berth/src/create-berth.test.ts",
  HOOK_SILENT: "tools/e2e/src/doctor/hooks.test.ts",
  IMPORT_CONFLICT: "tools/e2e/src/adopt/import.test.ts",
  IMPORT_UNCLEAR: "libs/scaffold/src/import/join-knowledge.test.ts",
  INSTALL_FAILED: "tools/e2e/src/adopt/init.test.ts",
  PACKAGE_MISSING: "tools/e2e/src/adopt/init.test.ts",
  PORT_HELD: "tools/e2e/src/doctor/doctor.test.ts",
  SERVICE_DOWN: "tools/e2e/src/doctor/doctor.test.ts",
  SYSTEM_REFUSED: "tools/e2e/src/hostile/few-open-files.test.ts",
  UNFINISHED: "tools/e2e/src/unfinished.test.ts",
  WORKSPACE_BUSY: "tools/e2e/src/waiting.test.ts",
};
