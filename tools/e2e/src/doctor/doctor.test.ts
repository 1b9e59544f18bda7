import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rootRemains, withoutRoot } from "../hostile/as-somebody.ts";
import { holdPort, makePortLab, mask } from "./port-lab.ts";

const USER = process.getuid?.() === 0 ? "root" : (process.env["USER"] ?? "");

describe.skipIf(process.platform !== "linux")("berth doctor", () => {
  test("tells own services, siblings, strangers, other checkouts and free ports apart, and what to do", async () => {
    const lab = await makePortLab([
      { service: "alpha" },
      { service: "beta" },
      { service: "browser", owner: "Chrome browser" },
      { service: "delta" },
      { service: "elsewhere" },
      { service: "promised", status: "reserved" },
      { service: "six" },
      { service: "tomb", status: "retired" },
    ]);
    const { ports, root, span } = lab;
    const checkout = join(root, "worktree");
    mkdirSync(join(checkout, "config"), { recursive: true });
    writeFileSync(join(checkout, "config/ports.env"), "");
    const at = (service: string) => ports[service] ?? 0;
    await holdPort(at("alpha"), { folder: join(root, "services/alpha") });
    await holdPort(at("beta"), { folder: join(root, "services/alpha") });
    await holdPort(at("browser"));
    await holdPort(at("delta"), { host: "0.0.0.0" });
    await holdPort(at("elsewhere"), { folder: join(checkout, "services/elsewhere") });
    await holdPort(at("six"), { host: "::", v6only: true });
    await holdPort(at("tomb"));
    const { status, stdout } = await lab.berth(["doctor"]);
    expect(mask(stdout)).toBe(`${at("alpha")}  alpha      ALPHA_PORT      running: pid N of ${USER}
${at("beta")}  beta       BETA_PORT       TAKEN by alpha, on a port that is not its own: pid N of ${USER}
${at("browser")}  browser    BROWSER_PORT    in use by Chrome browser? pid N of ${USER}
${at("delta")}  delta      DELTA_PORT      TAKEN by another program: pid N of ${USER}
${at("elsewhere")}  elsewhere  ELSEWHERE_PORT  TAKEN by elsewhere of another checkout: pid N of ${USER}
${at("promised")}  promised   PROMISED_PORT   free (reserved)
${at("six")}  six        SIX_PORT        TAKEN by another program: pid N of ${USER}
${at("tomb")}  tomb       TOMB_PORT       retired, in use by another program: pid N of ${USER}

PORT_HELD  ${at("beta")} (BETA_PORT) belongs to beta, but alpha of this workspace listens on it.
  pid N of user ${USER}, since TIME, listening on 127.0.0.1:${at("beta")}
  command  …
  folder   ${root}/services/alpha
  It is the service alpha of this workspace.
  1. Identify     ss -H -ltnp 'sport = :${at("beta")}'
  2. Legitimate?  alpha is a service of this workspace on the wrong port; its own is ${at("alpha")} (ALPHA_PORT).
  3. Prevent      Check where it was started: ALPHA_PORT is set to ${at("beta")} there.
Stop it (npx berth doctor --stop=alpha asks first) and start it on its own port.

PORT_HELD  ${at("delta")} (DELTA_PORT) belongs to delta, but another program listens on it.
  pid N of user ${USER}, since TIME, listening on 0.0.0.0:${at("delta")}
  command  …
  folder   ${tmpdir()}
  It is not a service: it does not run from the folder of a service of a workspace.
  1. Identify     ss -H -ltnp 'sport = :${at("delta")}'
  2. Legitimate?  It is not a service of this workspace, and spec/ports.yaml assigns the number to delta: it must stop.
  3. Prevent      Give it a number outside of ${span}.
Ask ${USER} to stop it. Do not change the port of delta, and do not kill a process that you did not start.

PORT_HELD  ${at("elsewhere")} (ELSEWHERE_PORT) belongs to elsewhere, but elsewhere of another checkout listens on it.
  pid N of user ${USER}, since TIME, listening on 127.0.0.1:${at("elsewhere")}
  command  …
  folder   ${checkout}/services/elsewhere
  It is the service elsewhere of another checkout, ${checkout}.
  1. Identify     ss -H -ltnp 'sport = :${at("elsewhere")}'
  2. Legitimate?  It may be legitimate there: it is elsewhere of ${checkout}.
  3. Prevent      Only one checkout can use the port at a time.
Stop it there, or start this one with ELSEWHERE_PORT=<a free port>.

PORT_HELD  ${at("six")} (SIX_PORT) belongs to six, but another program listens on it.
  pid N of user ${USER}, since TIME, listening on [::]:${at("six")}
  command  …
  folder   ${tmpdir()}
  It is not a service: it does not run from the folder of a service of a workspace.
  1. Identify     ss -H -ltnp 'sport = :${at("six")}'
  2. Legitimate?  It is not a service of this workspace, and spec/ports.yaml assigns the number to six: it must stop.
  3. Prevent      Give it a number outside of ${span}.
Ask ${USER} to stop it. Do not change the port of six, and do not kill a process that you did not start.

8 ports: 1 running, 1 in use by other programs, 1 free, 1 retired, 4 in conflict.
`);
    expect(status).toBe(1);
  });

  test("lets the required services alone decide the exit status", async () => {
    const lab = await makePortLab([{ service: "alpha" }, { service: "beta" }]);
    await holdPort(lab.ports["beta"] ?? 0);
    expect((await lab.berth(["doctor"])).status).toBe(1);
    const alpha = await lab.berth(["doctor", "--required=alpha"]);
    expect(alpha.status).toBe(0);
    expect(alpha.stdout).toContain("\nWarnings:\n\nPORT_HELD  ");
    expect((await lab.berth(["doctor", "--required=alpha, beta"])).status).toBe(1);
  });

  test("takes free, up or usable for what a required port has to be", async () => {
    const lab = await makePortLab([{ service: "alpha" }, { service: "beta" }]);
    const { alpha = 0, beta } = lab.ports;
    await holdPort(alpha, { folder: join(lab.root, "services/alpha") });
    expect((await lab.berth(["doctor"])).status).toBe(0);
    const free = await lab.berth(["doctor", "--state=free"]);
    expect(free.status).toBe(1);
    expect(free.stdout).toContain(
      `PORT_HELD  ${alpha} (ALPHA_PORT) must be free, but alpha listens on it.\n` +
        "Stop it where it was started, or run: npx berth doctor --stop=alpha.\n",
    );
    const up = await lab.berth(["doctor", "--state=up"]);
    expect(up.status).toBe(1);
    expect(up.stdout).toContain(
      `SERVICE_DOWN  beta doesn't listen on ${beta} (BETA_PORT).\nStart it: npx nx serve beta\n`,
    );
  });

  test("refuses a service that the spec doesn't have", async () => {
    const lab = await makePortLab([{ service: "alpha" }]);
    expect(await lab.berth(["doctor", "--required=alhpa"])).toEqual({
      status: 2,
      signal: null,
      stdout: "",
      stderr:
        'SERVICE_UNKNOWN  The spec has no service "alhpa".\n  Services: alpha.\n' +
        "Did you mean alpha? List all with npx berth list.\n",
    });
  });

  test.skipIf(rootRemains)(
    `names the user of a process that it can't see, and asks for more rights ${rootRemains}`,
    async () => {
      const lab = await makePortLab([{ service: "alpha" }, { service: "beta" }]);
      lab.openForAll();
      const { alpha = 0, beta = 0 } = lab.ports;
      await holdPort(alpha);
      await holdPort(beta, { name: "beta" });
      const { status, stdout } = await lab.berth(["doctor"], { prefix: withoutRoot });
      const name = withoutRoot.length > 0 ? "root" : USER;
      expect(mask(stdout)).toBe(`${alpha}  alpha  ALPHA_PORT  TAKEN by a hidden process: a process of user ${name}
${beta}  beta   BETA_PORT   running: a process of user ${name}

PORT_HELD  ${alpha} (ALPHA_PORT) belongs to alpha, but a hidden process listens on it.
  user ${name}, listening on 127.0.0.1:${alpha}
  The process cannot be seen from here: it is another user's or another container's.
  1. Identify     sudo ss -H -ltnp 'sport = :${alpha}'
                  docker ps --filter publish=${alpha}
  2. Legitimate?  Its process is not visible from here, so it is unknown which program it is. It does not answer as alpha on /health.
  3. Prevent      Give it a number outside of ${lab.span}.
Ask ${name} to stop it. Do not change the port of alpha, and do not kill a process that you did not start.

2 ports: 1 running, 1 in conflict.
`);
      expect(status).toBe(1);
    },
  );

  test.skipIf(rootRemains || withoutRoot.length === 0)(
    `names a stranger that is another user ${rootRemains}`,
    async () => {
      const lab = await makePortLab([{ service: "alpha" }]);
      await holdPort(lab.ports["alpha"] ?? 0, { prefix: withoutRoot });
      const { status, stdout } = await lab.berth(["doctor"]);
      expect(mask(stdout)).toMatch(/ TAKEN by another program: pid N of nobody\n(?:.*\n)*Ask nobody to stop it\./);
      expect(status).toBe(1);
    },
  );

  test("waits until the required services are up, and binds nothing meanwhile", async () => {
    const lab = await makePortLab([{ service: "alpha" }, { service: "beta" }]);
    const { alpha = 0 } = lab.ports;
    const waiting = lab.berth(["doctor", "--required=alpha", "--wait=120"]);
    await holdPort(alpha, { folder: join(lab.root, "services/alpha") });
    const { status, stdout } = await waiting;
    expect(mask(stdout)).toContain(`${alpha}  alpha  ALPHA_PORT  running: pid N of`);
    expect(status).toBe(0);
  });

  test("says what is still missing when the time is over", async () => {
    const lab = await makePortLab([{ service: "alpha" }, { service: "later", status: "reserved" }]);
    const { status, stdout } = await lab.berth(["doctor", "--wait", "0"]);
    expect(status).toBe(1);
    expect(stdout).toContain("SERVICE_DOWN  alpha doesn't listen on ");
    expect(stdout).not.toContain("SERVICE_DOWN  later");
  });

  test("watches, and prints again when something has changed", async () => {
    const lab = await makePortLab([{ service: "alpha" }]);
    const { alpha = 0 } = lab.ports;
    const watching = lab.startBerth(["doctor", "--watch"]);
    const prints: string[] = [];
    for await (const chunk of watching.stdout ?? []) {
      prints.push(mask(String(chunk)));
      if (prints.length === 1) await holdPort(alpha, { folder: join(lab.root, "services/alpha") });
      if (prints.length === 2) break;
    }
    expect(prints).toEqual([
      `${alpha}  alpha  ALPHA_PORT  free\n\n1 port: 1 free.\n`,
      `${alpha}  alpha  ALPHA_PORT  running: pid N of ${USER}\n\n1 port: 1 running.\n`,
    ]);
  });

  test("prints the same as JSON", async () => {
    const lab = await makePortLab([{ service: "alpha" }, { service: "beta" }]);
    const { alpha = 0, beta } = lab.ports;
    const { pid } = await holdPort(alpha, { folder: join(lab.root, "services/beta") });
    const { status, stdout } = await lab.berth(["doctor", "--json"]);
    const { errors, ports, warnings } = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(warnings).toEqual([]);
    expect(errors).toEqual([
      expect.objectContaining({
        code: "PORT_HELD",
        message: `${alpha} (ALPHA_PORT) belongs to alpha, but beta of this workspace listens on it.`,
      }),
    ]);
    const row = { service: "alpha", env: "ALPHA_PORT", status: "active" };
    const holder = { pid, service: "beta", workspace: lab.root, addresses: ["127.0.0.1"] };
    expect(ports).toEqual([
      { port: alpha, ...row, holding: "sibling", holders: [expect.objectContaining(holder)] },
      {
        port: beta,
        service: "beta",
        env: "BETA_PORT",
        status: "active",
        holding: "free",
        holders: [],
      },
    ]);
  });
});

describe.skipIf(process.platform !== "linux")("berth who", () => {
  test("tells whose a port is and who listens on it", async () => {
    const lab = await makePortLab([{ service: "alpha" }, { service: "beta" }]);
    const { alpha = 0, beta = 0 } = lab.ports;
    await holdPort(alpha, { folder: join(lab.root, "services/alpha") });
    await holdPort(beta + 1);
    const own = await lab.berth(["who", String(alpha)]);
    expect(mask(own.stdout)).toBe(`${alpha} belongs to alpha: alpha service, what alpha does.
ALPHA_PORT, HTTP, active, owner services/alpha; range lab.
pid N of user ${USER}, since TIME, listening on 127.0.0.1:${alpha}
command  …
folder   ${lab.root}/services/alpha
It is the service alpha of this workspace.
`);
    expect(own.status).toBe(0);
    const free = await lab.berth(["who", String(beta)]);
    expect(free.stdout).toMatch(/\nNothing listens on it\.\n$/);
    const unassigned = await lab.berth(["who", String(beta + 1)]);
    expect(mask(unassigned.stdout)).toBe(`${beta + 1} is not assigned; it is in range lab (${lab.span}).
To assign it: npx nx g service <name> --port=${beta + 1}
pid N of user ${USER}, since TIME, listening on 127.0.0.1:${beta + 1}
command  …
folder   ${tmpdir()}
It is not a service: it does not run from the folder of a service of a workspace.
`);
    expect(unassigned.status).toBe(0);
    const outside = await lab.berth(["who", "19999"]);
    expect(outside.stdout).toContain(`19999 belongs to no range: lab ${lab.span}.\n`);
  });

  test("ends with 1 and the way out where they don't fit", async () => {
    const lab = await makePortLab([{ service: "alpha" }]);
    const { alpha = 0 } = lab.ports;
    await holdPort(alpha, { host: "::1" });
    const { status, stdout } = await lab.berth(["who", String(alpha)]);
    expect(status).toBe(1);
    expect(stdout).toContain(`PORT_HELD  ${alpha} (ALPHA_PORT) belongs to alpha, but another program listens on it.`);
  });

  test("refuses what is no port", async () => {
    const lab = await makePortLab([{ service: "alpha" }]);
    for (const word of ["90000", "0", "http", "-1"])
      expect(await lab.berth(["who", "--", word])).toMatchObject({ status: 2, stdout: "" });
    const fix = "Give a number from 1 to 65535 as the first argument, or with --port=<port>.";
    expect((await lab.berth(["who"])).stderr).toBe(`FLAG_MISSING  The port is missing.\n${fix}\n`);
    expect((await lab.berth(["who", "abc"])).stderr).toBe(`FLAG_INVALID  "abc" is not a port.\n${fix}\n`);
    expect((await lab.berth(["who", "90000"])).stderr).toBe(`FLAG_INVALID  "90000" is not a port.\n${fix}\n`);
  });
});
