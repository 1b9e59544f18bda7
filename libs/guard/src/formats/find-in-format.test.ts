import { describe, expect, it } from "vitest";
import { findPlaces } from "../places/find-places.ts";

async function tell(path: string, text: string): Promise<string[]> {
  const places = await findPlaces(text, path);
  return places.map(({ end, kind, port, start }) => {
    expect(text.slice(start, end)).toBe(String(port));
    return `${kind} ${port}`;
  });
}

describe("XML", () => {
  it.each([
    ["an attribute", '<server port="9010"/>', ["bind 9010"]],
    ["an attribute in single quotes", "<Connector protocol='HTTP/1.1' port = '9010' />", ["bind 9010"]],
    ["the text of an element", "<server>\n  <port>9010</port>\n</server>", ["bind 9010"]],
    ["a named value", '<beans><property name="server.port" value="9010"/></beans>', ["bind 9010"]],
    ["a named text", '<config><entry key="jetty.port">9010</entry></config>', ["bind 9010"]],
    ["an address", '<a><b/><endpoint url="http://localhost:9010/x"/></a>', ["connect 9010"]],
    ["a client", '<redis host="cache" port="9010"/>', ["connect 9010"]],
    ["a comment", '<!-- <server port="9010"/> -->', []],
    ["what is no port", '<a timeout="9010" viewport="9010"/><version>9010</version>', []],
    ["broken XML", '<a port="9010"><b></c', ["bind 9010"]],
  ])("%s", async (_name, text, found) => {
    expect(await tell("server.xml", text)).toEqual(found);
  });
});

describe("a notebook", () => {
  const notebook = (...sources: (string | string[])[]) =>
    JSON.stringify({
      cells: sources.map((source) => ({ cell_type: "code", source, outputs: [{ text: "app.run(port=9099)" }] })),
      metadata: { kernelspec: { language: "python" } },
    });

  it.each([
    ["a shell line", notebook("!uvicorn app:app --port 9010"), ["bind 9010"]],
    ["a shell line among Python", notebook(["x = 1\n", "  !uvicorn app:app --port 9010\n", "y = 2"]), ["bind 9010"]],
    ["a shell cell", notebook("%%bash\ncurl localhost:9010"), ["connect 9010"]],
    ["Python", notebook(['host = "a\\tb"\n', "app.run(port=9010)"]), ["bind 9010"]],
    ["a name from another cell", notebook("n = 9010", "uvicorn.run(app, port=n)"), ["bind 9010"]],
    ["another language", notebook("!uvicorn --port 9010").replace("python", "r"), []],
    ["text for people", notebook("!uvicorn --port 9010").replace("code", "markdown"), []],
    ["broken JSON", '{"cells":[{"cell_type":"code","source":["!uvicorn a --port 9010"', ["bind 9010"]],
  ])("%s", async (_name, text, found) => {
    expect(await tell("a.ipynb", text)).toEqual(found);
  });
});

describe("a script without an extension", () => {
  it.each([
    ["#!/bin/sh\nuvicorn app:app --port 9010\n", ["bind 9010"]],
    ["#!/usr/bin/env python3\napp.run(port=9010)\n", ["bind 9010"]],
    ["#!/usr/bin/env -S node --no-warnings\napp.listen(9010)\n", ["bind 9010"]],
    ["#!/usr/bin/env tsx\napp.listen(9010 as number)\n", ["bind 9010"]],
    ["#!/usr/bin/perl\nlisten(9010)\n", []],
    ["app.listen(9010)\n", []],
  ])("%j", async (text, found) => {
    expect(await tell("bin/serve", text)).toEqual(found);
  });
});
