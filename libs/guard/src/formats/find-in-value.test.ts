import { describe, expect, it } from "vitest";
import { findInValue } from "./find-in-value.ts";

const tell = (value: string) => findInValue(value, 0).map(({ kind, port }) => `${kind} ${port}`);

describe("an address", () => {
  it.each([
    ["http://{{ .Release.Name }}-auth:8081", ["connect 8081"]],
    ["http://{{ .Values.host }}:8082/x", ["connect 8082"]],
    ["PLAINTEXT://:9092,CONTROLLER://:9093", ["bind 9092", "bind 9093"]],
    ["PLAINTEXT://kafka:9092,HOST://localhost:29092", ["connect 9092", "connect 29092"]],
    ["INTERNAL://$(POD).kafka:9092,CLIENT://$(POD).kafka:9093", ["connect 9092", "connect 9093"]],
    ["http://$(HOST_IP):8081/x", ["connect 8081"]],
    ["http://$(hostname -I | cut -d: -f2):8081", []],
    ["redis://:secret@cache:6379/0", ["connect 6379"]],
    ["docker://nginx:8080", []],
  ])("%s", (value, found) => {
    expect(tell(value)).toEqual(found);
  });
});
