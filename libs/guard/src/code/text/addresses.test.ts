import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findAddresses } from "./addresses.ts";

const tell = (content: string) =>
  findAddresses(content).map(({ form, port, scheme, host }) =>
    [form, scheme, host, port].filter((part) => part !== undefined).join(" "),
  );

describe("the ports in a string", () => {
  it.each([
    ["http://localhost:3000/x?y=4000", ["url http localhost 3000"]],
    ["wss://user:12345@feed.test:9443", ["url wss feed.test 9443"]],
    ["mongodb://a:27017,b:27018/db", ["url mongodb a 27017", "url mongodb b 27018"]],
    ["jdbc:postgresql://db:5432/app", ["url postgresql db 5432"]],
    ["redis://[::1]:6379/0", ["url redis [::1] 6379"]],
    ["app:pw@tcp(127.0.0.1:3306)/app", ["url 127.0.0.1 3306"]],
    ["localhost:9092,broker:9093", ["address localhost 9092", "address broker 9093"]],
    [":8080", ["port-only 8080"]],
    ["[::]:50051", ["address [::] 50051"]],
    ["8080", ["digits 8080"]],
    ["--port=8080", ["flag 8080"]],
    ["host=db port=5432 user=app", ["setting 5432"]],
    ["\\nDB_HOST=db\\nDB_PORT=5432\\n", ["setting 5432"]],
    ["\\nMAIL_PORT=1025", ["setting 1025"]],
    ["tcp:8000:interface=localhost", ["port-only 8000"]],
  ])("%s", (content, found) => {
    expect(tell(content)).toEqual(found);
  });

  it.each([
    "12:30:45",
    "src/main.ts:12:3",
    "http://localhost/3000",
    "http://user:3000@localhost/",
    "localhost:99999",
    "http://localhost:0/",
    "v1.8080.3",
    "http://localhost:80\uFFFC\uFFFC",
    "viewport=8080",
    "eip155:8453",
    "eip155:10,eip155:8453",
    "",
  ])("none in %j", (content) => {
    expect(tell(content)).toEqual([]);
  });

  it("gives offsets that cover the digits and nothing else", () => {
    const host = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9](\.[a-z]{2,5})?$/);
    fc.assert(
      fc.property(
        host,
        fc.integer({ min: 1, max: 65_535 }),
        fc.constantFrom("http://", "ws://", ""),
        (name, port, scheme) => {
          const content = `${scheme}${name}:${port}`;
          const [found] = findAddresses(content);
          expect(content.slice(found?.start, found?.end)).toBe(String(port));
          expect(found).toMatchObject({ host: name, port });
        },
      ),
    );
  });

  it("never throws and never leaves the string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (content) => {
        for (const { start, end, port } of findAddresses(content)) expect(Number(content.slice(start, end))).toBe(port);
      }),
    );
  });
});
