// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the samples are configuration
import { describe, expect, it } from "vitest";
import { findSubstitutions } from "./find-substitutions.ts";

const tell = (value: string) =>
  findSubstitutions(value, 0).map(({ kind, port, variable, start, end }) => {
    expect(value.slice(start, end)).toBe(String(port));
    return `${kind} ${port} ${variable}`;
  });

describe("what stands in for a variable", () => {
  it.each([
    ["${PORT:-9000}", ["default 9000 PORT"]],
    ["${server.port:8080}", ["default 8080 server.port"]],
    ["${EUREKA_URI:http://localhost:8761/eureka}", ["default 8761 EUREKA_URI"]],
    ["${BROKERS:-a:9092,b:9093}", ["default 9092 BROKERS", "default 9093 BROKERS"]],
    ["${DB:jdbc:postgresql://${DB_HOST:localhost}:${DB_PORT:5432}/a}", ["default 5432 DB_PORT"]],
    ["${DB:jdbc:postgresql://${DB_HOST:localhost}:5433/a}", ["default 5433 DB"]],
    ["${TIMEOUT:-3000}", []],
    ["${IMAGE:-nginx:1.25}", []],
  ])("%s", (value, found) => {
    expect(tell(value)).toEqual(found);
  });
});
