import { describe, expect, it } from "vitest";
import { findPlaces } from "../../places/find-places.ts";
import { mayHoldPort } from "../../places/may-hold-port.ts";

describe("the agents of a Java machine", () => {
  it.each([
    ["a.sh", "java -agentlib:jdwp=transport=dt_socket,server=y,address=*:9010 -jar a.jar", ["bind 9010"]],
    ["a.sh", 'export JAVA_OPTS="-Xrunjdwp:server=y,address=9010 -Xmx4096m"', ["bind 9010"]],
    ["a.sh", "java -javaagent:/opt/jolokia.jar=port=9010,host=localhost -jar a.jar", ["bind 9010"]],
    ["Dockerfile", "ENV JAVA_TOOL_OPTIONS=-javaagent:/opt/jmx.jar=9010:/opt/jmx.yaml", ["bind 9010"]],
    ["c.yml", "environment:\n  JAVA_OPTS: -agentlib:jdwp=server=y,address=9010\n", ["bind 9010"]],
    ["pom.xml", "<a><jvmArguments>-javaagent:a.jar=port=9010,host=localhost</jvmArguments></a>", ["bind 9010"]],
    ["a.sh", "java -javaagent:/opt/apm-1.9010.jar -jar a.jar --size=9020", []],
  ])("%s: %s", async (path, text, found) => {
    const places = await findPlaces(text, path);
    for (const { end, port, start } of places) expect(text.slice(start, end)).toBe(`${port}`);
    expect(mayHoldPort(text, path) || found.length === 0).toBe(true);
    expect(places.map(({ kind, port }) => `${kind} ${port}`)).toEqual(found);
  });
});
