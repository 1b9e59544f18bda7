import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { killTree } from "../kill-tree.ts";

/** Postgres refuses to run as root; the package brings a user for it. */
const AS_POSTGRES = userInfo().uid === 0 ? ["runuser", "-u", "postgres", "--"] : ["env"];

/** Debian keeps the programs of each version apart and puts only the clients on the path. */
function postgresFolder(): string | undefined {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root) : [];
  return versions.map((version) => join(root, version, "bin")).find((bin) => existsSync(join(bin, "initdb")));
}

export const hasPostgres = postgresFolder() !== undefined;
export const hasRedis = existsSync("/usr/bin/redis-server");

/** A fresh Postgres on this port, gone with its data when the test is over. */
export function startPostgres(port: number): void {
  const bin = postgresFolder() ?? "";
  const data = mkdtempSync(join(tmpdir(), "berth-postgres-"));
  const [user, ...words] = AS_POSTGRES as [string, ...string[]];
  if (user === "runuser") chownSync(data, idOf("-u"), idOf("-g"));
  execFileSync(user, [...words, join(bin, "initdb"), "-D", data, "-U", "postgres", "--auth=trust", "--no-sync"], {
    cwd: data,
    stdio: "pipe",
  });
  const settings = ["listen_addresses=127.0.0.1", `unix_socket_directories=${data}`, "fsync=off"];
  const options = settings.flatMap((setting) => ["-c", setting]);
  startServer(user, [...words, join(bin, "postgres"), "-D", data, "-p", String(port), ...options], data);
}

const idOf = (flag: string): number => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));

/** A fresh Redis on this port, gone when the test is over. */
export function startRedis(port: number): void {
  const data = mkdtempSync(join(tmpdir(), "berth-redis-"));
  startServer("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", data], data);
}

function startServer(file: string, args: readonly string[], data: string): void {
  const child = spawn(file, args, { cwd: data, detached: true, stdio: "ignore" });
  const over = new Promise((resolve) => child.on("close", resolve));
  onTestFinished(async () => {
    killTree(child);
    await over;
    rmSync(data, { recursive: true, force: true });
  });
}
