import { describe, expect, it } from "vitest";
import { asVariable, envReadIn } from "./env-read.ts";

describe("a read of the environment", () => {
  it.each([
    "process.env.PORT",
    "process.env['PORT']",
    "import.meta.env.PORT",
    'Deno.env.get("PORT")',
    'os.getenv("PORT")',
    'os.environ["PORT"]',
    'int(os.environ.get("PORT", 1))',
    'env.int("PORT")',
    'os.Getenv("PORT")',
    'std::env::var("PORT").unwrap()',
    'System.getenv("PORT")',
    'System.getenv().getOrDefault("PORT", "1")',
    'config.get("PORT")',
  ])("%s", (text) => {
    expect(envReadIn(text)?.variable).toBe("PORT");
  });

  it("is one even when the variable is not written out", () => {
    expect(envReadIn("process.env[name]")).toEqual({ variable: undefined });
  });

  it.each(["options.port", 'map.get("port")', "environment", ""])("is not %j", (text) => {
    expect(envReadIn(text)).toBeUndefined();
  });

  it("names a variable only where the name is written as one", () => {
    expect(asVariable("SERVER_PORT")).toBe("SERVER_PORT");
    expect(asVariable("server.port")).toBeUndefined();
  });
});
