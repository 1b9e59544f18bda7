import { describe, expect, it } from "vitest";
import * as z from "zod";
import * as mini from "zod/mini";
import { parsePortsFile } from "./ports-file.ts";
import { readOwnSettings } from "./read-own-settings.ts";

const portsFile = parsePortsFile("/repo", "# ours\nOTHER_PORT=9021\n");

const classic = z.object({
  GREETING: z.string().min(3).default("Hello"),
  RETRIES: z.coerce.number().int().max(5),
  OTHER_PORT: z.coerce.number().max(9000),
  API_TOKEN: z.string().min(20),
  DATABASE_URL: z.url({ protocol: /^postgres$/ }),
});

const same = mini.object({
  GREETING: mini._default(mini.string().check(mini.minLength(3)), "Hello"),
  RETRIES: mini.coerce.number().check(mini.int(), mini.maximum(5)),
  OTHER_PORT: mini.coerce.number().check(mini.maximum(9000)),
  API_TOKEN: mini.string().check(mini.minLength(20)),
  DATABASE_URL: mini.url({ protocol: /^postgres$/ }),
});

describe.each([
  ["classic", classic],
  ["mini", same],
])("readOwnSettings with zod %s", (_flavour, schema) => {
  it("names each variable, where its value came from, and what was expected", async () => {
    const env = {
      GREETING: "Hi",
      RETRIES: "tcp://10.0.0.1:80",
      API_TOKEN: "hunter2",
      DATABASE_URL: "mysql://me:pw@db/x",
    };
    const result = await readOwnSettings(schema, { env, portsFile });
    if (!("failures" in result)) throw new Error("was accepted");
    const lines = result.failures.map(
      ({ where, code, message, details }) => `${where}  ${code}  ${message} ${details[0]}`,
    );
    expect(lines).toEqual([
      'environment  ENV_INVALID  GREETING is "Hi". Expected string to have >=3 characters.',
      'environment  ENV_INVALID  RETRIES is "tcp://10.0.0.1:80". Expected number, received NaN.',
      'config/ports.env:2  ENV_INVALID  OTHER_PORT is "9021". Expected number to be <=9000.',
      "environment  ENV_INVALID  API_TOKEN is 7 characters (not shown). Expected string to have >=20 characters.",
      "environment  ENV_INVALID  DATABASE_URL is 18 characters (not shown). Invalid URL.",
    ]);
    expect(result.failures[1]?.details.join()).toContain("enableServiceLinks: false");
  });

  it("tells an unset variable from a wrong one, and an empty one is unset", async () => {
    const env = { RETRIES: "1", OTHER_PORT: "1", API_TOKEN: "" };
    const result = await readOwnSettings(schema, { env, portsFile: undefined });
    if (!("failures" in result)) throw new Error("was accepted");
    expect(result.failures.map(({ code, message }) => `${code} ${message}`)).toEqual([
      "ENV_MISSING API_TOKEN is not set.",
      "ENV_MISSING DATABASE_URL is not set.",
    ]);
  });

  it("returns parsed values and defaults", async () => {
    const env = {
      RETRIES: "1",
      OTHER_PORT: "80",
      API_TOKEN: "x".repeat(20),
      DATABASE_URL: "postgres://db/x",
      NOT_ASKED_FOR: "left out",
    };
    expect(await readOwnSettings(schema, { env, portsFile })).toEqual({
      value: { ...env, GREETING: "Hello", RETRIES: 1, OTHER_PORT: 80, NOT_ASKED_FOR: undefined },
    });
  });
});

it("takes a database's URL from config/ports.env", async () => {
  const file = parsePortsFile("/repo", "POSTGRES_PORT=9030\nDATABASE_URL=postgres://app@localhost:9030/app\n");
  const schema = z.object({ DATABASE_URL: z.url() });
  expect(await readOwnSettings(schema, { env: {}, portsFile: file })).toEqual({
    value: { DATABASE_URL: "postgres://app@localhost:9030/app" },
  });
});

const one = z.object({ ONE: z.string() });
const two = z.object({ TWO: z.string() });

it.each<[string, z.ZodType]>([
  ["intersection", one.and(two).meta({ id: "Config" })],
  ["intersection of parts with an id", one.meta({ id: "One" }).and(two)],
  ["union", one.or(z.strictObject({ ...one.shape, ...two.shape }))],
  ["refinement", z.object({ ...one.shape, ...two.shape }).refine(() => true)],
  ["pipe", one.extend(two.shape).transform((settings) => settings)],
  ["preprocessed object", z.preprocess((settings) => settings, one.extend(two.shape))],
  ["default", one.extend(two.shape).default({ ONE: "", TWO: "" })],
])("reads the variables of an object schema that is an %s", async (_kind, schema) => {
  const env = { ONE: "1", TWO: "2", THREE: "3" };
  const result = await readOwnSettings(schema, { env, portsFile: undefined });
  expect(result).toMatchObject({ value: { ONE: "1" } });
  expect(result).not.toHaveProperty("value.THREE");
});

it.each<z.ZodType>([z.string(), z.record(z.string(), z.string())])("takes no schema without keys", async (schema) => {
  await expect(readOwnSettings(schema, { env: {}, portsFile: undefined })).rejects.toThrow(TypeError);
});
