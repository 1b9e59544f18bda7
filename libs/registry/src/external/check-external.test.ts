import { expect, it } from "vitest";
import { parsed, SAMPLE } from "../../test/sample.ts";
import { refusalOf } from "../../test/unwrap.ts";
import { parseSpec } from "../read/parse-spec.ts";

/** The sample with these lines in the row of a program from elsewhere, on 9002. */
const withFields = (...lines: string[]) =>
  SAMPLE.replace(
    "\nhistory:",
    `  9002:
    service: viewer
    title: Viewer
    protocol: WS
    purpose: What is seen
    env: VIEWER_PORT
    status: active
${lines.map((line) => `    ${line}\n`).join("")}
history:`,
  );
const refused = (...lines: string[]) => refusalOf(parseSpec(withFields(...lines)));

it("reads everything that is said of a container", () => {
  const { spec } = parsed(
    withFields(
      "url: VITE_VIEWER_URL",
      "owner: container viewer",
      "rationale: It comes from elsewhere",
      "image: example/viewer:1.2",
      "container: 3002",
      "mounts: [/srv/images:/data:ro, /var/cache/viewer:/cache]",
      "healthcheck: wget -q -O- http://localhost:3002/",
      "previous: [{ port: 3002, reason: It was the frontend's range }]",
    ),
  );
  expect(spec.ports.find(({ port }) => port === 9002)).toMatchObject({
    url: "VITE_VIEWER_URL",
    rationale: "It comes from elsewhere",
    image: "example/viewer:1.2",
    container: 3002,
    mounts: ["/srv/images:/data:ro", "/var/cache/viewer:/cache"],
    healthcheck: "wget -q -O- http://localhost:3002/",
    previous: [{ port: 3002, reason: "It was the frontend's range" }],
  });
});

it.each([
  "viewer",
  "viewer:latest",
  "example/viewer",
  "example/my-viewer.v2__x:1.2-alpine_3",
  "ghcr.io/example/viewer:v1",
  "localhost:5000/viewer",
  "LOCALHOST/viewer",
  `example/viewer@sha256:${"0f".repeat(32)}`,
])("takes the image %s", (image) => {
  expect(parseSpec(withFields(`image: "${image}"`)).ok).toBe(true);
});

it.each([
  "",
  "Viewer",
  "viewer:",
  "viewer:a b",
  "/viewer",
  "viewer/",
  "a//b",
  "viewer:$TAG",
  "viewer@sha256:1",
  "-v",
  "viewer\\n",
  "https://example.com/viewer",
  "x".repeat(256),
])("refuses the image %j", (image) => {
  expect(refused(`image: "${image}"`)).toContain("SPEC_INVALID  ports.9002.image must");
});

it.each(["/a:/b", "/a:/b:ro", "/a.b/c-d_e@f+g=h:/data/.cache:ro", "db-data:/var/lib/db"])(
  "takes the mount %s",
  (mount) => {
    expect(parseSpec(withFields("image: viewer", `mounts: ["${mount}"]`)).ok).toBe(true);
  },
);

it.each([
  "",
  "/a",
  "a:/b",
  "./a:/b",
  "/a:b",
  "/:/b",
  "/a:/",
  "/a:/b:rw",
  "/a:/b:ro:ro",
  "/a/../../etc:/b",
  "/a:/b/..",
  "/a/.:/b",
  "/a//c:/b",
  "/a c:/b",
  "/$HOME:/b",
  "/a,/c:/b",
  "C:\\\\a:/b",
  "/a:/b\\n",
])("refuses the mount %j", (mount) => {
  expect(refused("image: viewer", `mounts: ["${mount}"]`)).toContain(
    "SPEC_INVALID  ports.9002.mounts.0 must be /host:/inside or volume:/inside, with absolute paths and optional :ro.",
  );
});

it.each(["container: 3002", "mounts: [/a:/b]", "healthcheck: 'true'"])("refuses %s without an image", (line) => {
  const [field] = line.split(":");
  expect(refused(line)).toContain(`SPEC_INVALID  viewer has ${field}, but no image for a container.`);
});

it("points at the field that has no image", () => {
  expect(refused("container: 3002")).toMatchInlineSnapshot(`
    "spec/ports.yaml:34:16  SPEC_INVALID  viewer has container, but no image for a container.
      34 |     container: 3002
         |                ~~~~
    Add the image, or remove the field."
  `);
});

it("refuses an image for a service that is written here", () => {
  expect(refused("owner: services/viewer", "image: viewer")).toMatchInlineSnapshot(`
    "spec/ports.yaml:35:12  SPEC_INVALID  viewer has an image and belongs to services/viewer: a service is either written here or runs an image.
      35 |     image: viewer
         |            ~~~~~~
    Remove the image, or name another owner."
  `);
});

it("refuses two images for one service", () => {
  const text = withFields("image: example/viewer:1").replace(
    "\nhistory:",
    "  9003: { service: viewer, title: T, protocol: HTTP, purpose: P, env: V_HTTP_PORT, status: active, image: " +
      "example/viewer:2 }\n\nhistory:",
  );
  expect(refusalOf(parseSpec(text))).toMatchInlineSnapshot(`
    "spec/ports.yaml:35:107  SPEC_INVALID  viewer runs example/viewer:1 on 9002 and example/viewer:2 on 9003; a service is one container.
      35 |   9003: { service: viewer, title: T, protocol: HTTP, purpose: P, env: V_HTTP_PORT, status: active, image: example/viewer:2 }
         |                                                                                                           ~~~~~~~~~~~~~~~~
    Give both rows one image, or make them two services."
  `);
});

it("lets a tombstone have run another image", () => {
  const text = withFields("image: example/viewer:1").replace(
    "\nhistory:",
    "  9003: { service: viewer, title: T, protocol: HTTP, purpose: P, env: V_HTTP_PORT, status: retired, image: " +
      "example/viewer:0 }\n\nhistory:",
  );
  expect(parseSpec(text).ok).toBe(true);
});

it("refuses two mounts in one place", () => {
  expect(refused("image: viewer", "mounts: [/a:/data, /b:/data:ro]")).toMatchInlineSnapshot(`
    "spec/ports.yaml:35:24  SPEC_INVALID  /data is mounted twice in viewer.
      35 |     mounts: [/a:/data, /b:/data:ro]
         |                        ~~~~~~~~~~~
    Keep one of the two mounts."
  `);
});

it("refuses a URL for what has none", () => {
  const text = withFields("url: VIEWER_URL").replace("protocol: WS", "protocol: TCP");
  expect(refusalOf(parseSpec(text))).toMatchInlineSnapshot(`
    "spec/ports.yaml:34:10  SPEC_INVALID  The protocol TCP does not define the form of a URL, so VIEWER_URL has no value.
      34 |     url: VIEWER_URL
         |          ~~~~~~~~~~
    Add its form, such as address: postgres://{host}:{port}, or remove the url."
  `);
});

it("refuses a URL variable that another row has, as its own or for its port", () => {
  expect(refused("url: API_PORT")).toMatchInlineSnapshot(`
    "spec/ports.yaml:34:10  ENV_TAKEN  API_PORT already names the port of api (9000).
      34 |     url: API_PORT
         |          ~~~~~~~~
    Give each URL a variable of its own."
  `);
  expect(refused("url: VIEWER_PORT")).toMatchInlineSnapshot(`
    "spec/ports.yaml:34:10  ENV_TAKEN  VIEWER_PORT already names the port of viewer (9002).
      34 |     url: VIEWER_PORT
         |          ~~~~~~~~~~~
    Give each URL a variable of its own."
  `);
});

it("refuses a URL variable that belongs to others", () => {
  expect(refused("url: PATH")).toMatchInlineSnapshot(`
    "spec/ports.yaml:34:10  ENV_INVALID  "PATH" is already used by other programs.
      34 |     url: PATH
         |          ~~~~
    Use capitals, digits and underscores, beginning with a letter, such as PRICE_ALERTS_PORT."
  `);
});

it("refuses a previous port that is the present one, or stands twice", () => {
  const was = (port: number) => `{ port: ${port}, reason: R }`;
  expect(refused(`previous: [${was(9002)}, ${was(3000)}, ${was(3000)}]`)).toMatchInlineSnapshot(`
    "spec/ports.yaml:34:24  SPEC_INVALID  9002 is the current port of viewer; it cannot be a previous port, too.
      34 |     previous: [{ port: 9002, reason: R }, { port: 3000, reason: R }, { port: 3000, reason: R }]
         |                        ~~~~
    Remove it from the list.

    spec/ports.yaml:34:78  SPEC_INVALID  3000 is listed twice in the previous ports of viewer.
      34 |     previous: [{ port: 9002, reason: R }, { port: 3000, reason: R }, { port: 3000, reason: R }]
         |                                                                              ~~~~
    Remove it from the list."
  `);
});

it("reads the references, and refuses one without a place", () => {
  const text = (more: string) => SAMPLE.replace("ranges:\n", `references:\n  - { title: Audit${more} }\nranges:\n`);
  expect(parsed(text(", location: docs/audit.md")).spec.references).toEqual([
    { title: "Audit", location: "docs/audit.md" },
  ]);
  expect(refusalOf(parseSpec(text("")))).toContain("SPEC_INVALID  references.0.location is missing.");
});

it.each([
  "postgres://{host}:{port}",
  "postgresql://app@{host}:{port}/app?sslmode=disable",
  "mongodb://{host}:{port}/a.b-c_d",
  "redis://{host}:{port}/0",
  "amqp://guest%40x@{host}:{port}/v,1+2",
])("takes the address %s", (address) => {
  const text = withFields("url: VIEWER_URL", `address: ${JSON.stringify(address)}`).replace(
    "protocol: WS",
    "protocol: TCP",
  );
  expect(parseSpec(text).ok).toBe(true);
});

it.each([
  "postgres://{host}:5432",
  "postgres://localhost:{port}",
  "postgres://app:secret@{host}:{port}/app",
  "{host}:{port}",
  "postgres://{host}:{port}/a&b",
  "postgres://{host}:{port}/$X",
  "postgres://{host}:{port}/a b",
  "postgres://{host}:{port}/~",
  "postgres://{host}:{port}/'",
  "postgres://{host}:{port}{port}",
])("refuses the address %s", (address) => {
  expect(refused("url: VIEWER_URL", `address: ${JSON.stringify(address)}`)).toContain(
    "ports.9002.address must have the form <scheme>://<user>@{host}:{port}/<path>, without a password",
  );
});

it("refuses an address that no variable carries", () => {
  expect(refused("address: postgres://{host}:{port}")).toContain("viewer has an address, but no variable for it.");
});

it("refuses uses for an image, and an empty environment", () => {
  expect(refused("image: viewer", "uses: [api]")).toContain("an image does not read the variables");
  expect(refused("image: viewer", "environment: {}")).toContain("ports.9002.environment must not be empty");
});

it.each(["1A", "A-B", "A B", "$A", ""])("refuses %j as a variable of a container", (name) => {
  expect(refused("image: viewer", `environment: { ${JSON.stringify(name)}: x }`)).toContain("must be letters");
});
