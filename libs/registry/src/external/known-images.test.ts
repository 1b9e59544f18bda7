import { expect, it } from "vitest";
import { imageForScheme, knownImageOf } from "./known-images.ts";

it.each([
  "postgres",
  "postgres:17",
  "docker.io/library/postgres:17-alpine",
  "localhost:5000/postgres",
  `postgres@sha256:${"0f".repeat(32)}`,
])("knows %s", (image) => {
  expect(knownImageOf(image)).toEqual({ scheme: "postgres", inside: 5432 });
});

it.each(["viewer", "postgres/viewer:1", "constructor", "my-postgres", ""])("does not know %j", (image) => {
  expect(knownImageOf(image)).toBeUndefined();
});

it.each([
  ["postgres", "postgres"],
  ["postgresql", "postgres"],
  ["mysql", "mysql"],
  ["mongodb+srv", "mongo"],
  ["mongodb", "mongo"],
  ["rediss", "redis"],
  ["amqps", "rabbitmq"],
  ["http", undefined],
  ["constructor", undefined],
])("finds the image for the scheme %s", (scheme, image) => {
  expect(imageForScheme(scheme)).toBe(image);
});
