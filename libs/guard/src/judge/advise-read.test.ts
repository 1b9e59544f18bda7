// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the samples are code
import { expect, it } from "vitest";
import { readCasesSpec } from "../../test/golden-cases.ts";
import { lintText } from "../lint/lint-text.ts";

const spec = readCasesSpec();
const adviceFor = async (path: string, text: string) => (await lintText(path, text, spec)).map(({ fix }) => fix);

it.each([
  ["a.ts", 'fetch("http://localhost:9010/x");', ", between backticks: ${process.env.RECORDING_PORT ?? 9010}."],
  ["a.ts", "fetch(`http://localhost:9010/x`);", ": ${process.env.RECORDING_PORT ?? 9010}."],
  ["a.py", 'requests.get("http://localhost:9010")', ", in an f-string: {os.getenv('RECORDING_PORT', '9010')}."],
  ["a.py", 'requests.get(f"http://localhost:9010/{x}")', ": {os.getenv('RECORDING_PORT', '9010')}."],
  [
    "a.rb",
    "Net::HTTP.get(URI('http://localhost:9010'))",
    ', between double quotes: #{ENV.fetch("RECORDING_PORT", 9010)}.',
  ],
  ["a.sh", "curl 'http://localhost:9010'", ", between double quotes: ${RECORDING_PORT:-9010}."],
  ["a.sh", "curl http://localhost:9010", ": ${RECORDING_PORT:-9010}."],
  ["a.go", 'package a\nfunc f() { http.Get("http://localhost:9010") }', ': os.Getenv("RECORDING_PORT").'],
  [".env", "API_URL=http://localhost:9010", ": RECORDING_PORT."],
])("in a text of %s, %s, it asks for what fills a variable in", async (path, text, how) => {
  expect(await adviceFor(path, text)).toEqual([`Read the variable${how}`]);
});

it.each([
  ["recording", 9010, "RECORDING_PORT and PORT"],
  ["foundation", 9001, "FOUNDATION_HTTP_PORT"],
])("npm scripts get PORT of a service's main port only: %s, %i", async (service, port, names) => {
  const text = `{ "scripts": { "start": "vite --port ${port}" } }`;
  const [fix] = await adviceFor(`services/${service}/package.json`, text);
  expect(fix).toMatch(new RegExp(`^Start the program by berth env \\w+ --, which sets ${names} for it\\.$`));
});

it("a script of npm that calls a service works by its letter", async () => {
  const text = '{ "scripts": { "wait": "wait-on tcp:9010 && curl -f http://localhost:9010/health" } }';
  const how = "${RECORDING_PORT:-9010}";
  expect(await adviceFor("package.json", text)).toEqual([`Read the variable: ${how}.`, `Read the variable: ${how}.`]);
  expect(await lintText("package.json", text.replaceAll("9010", how), spec)).toEqual([]);
});

it.each([
  ["Dockerfile", "FROM nginx\nEXPOSE 80 443/tcp\nENV PORT=80\n"],
  ["k8s/web.yaml", "kind: Pod\nspec:\n  containers:\n    - ports:\n        - containerPort: 80\n"],
  ["k8s/web.yaml", "kind: Service\nspec:\n  ports:\n    - port: 80\n      targetPort: 80\n"],
])("what listens on 80 in a container needs no port of this machine: %s, %s", async (path, text) => {
  expect(await lintText(path, text, spec)).toEqual([]);
});

it.each([
  ["a.ts", "app.listen(80);"],
  ["compose.yaml", 'services:\n  web:\n    ports: ["80:80"]\n'],
])("what listens on 80 of this machine is told to take another port: %s, %s", async (path, text) => {
  expect(await adviceFor(path, text)).toEqual([expect.stringContaining("Reserve a port first")]);
});

it.each([
  [
    "a.ts",
    "const port = process.env.RECORDING_PORT ?? 9012;",
    "Write 9010: Number(process.env.RECORDING_PORT ?? 9010).",
  ],
  ["a.go", 'package a\nvar p = cmp.Or(os.Getenv("RECORDING_PORT"), "9012")', "Write 9010."],
  ["a.tf", "RECORDING_PORT = 9012", "Write 9010."],
  ["Dockerfile", "FROM a\nENV RECORDING_PORT=9012", "Write 9010: ${RECORDING_PORT:-9010}."],
])("a default in %s, %s, is shown where it is one expression", async (path, text, advice) => {
  expect(await adviceFor(path, text)).toEqual([advice]);
});

// Without a value nothing would stand there: neither the shell nor Docker knows the variable unless it is declared.
it.each([
  "EXPOSE 9010",
  "CMD serve --port 9010",
  "HEALTHCHECK CMD curl http://localhost:9010",
  "RUN serve --port 9010",
])("a Dockerfile works by its letter: %s", async (line) => {
  expect(await adviceFor("Dockerfile", `FROM a\n${line}\n`)).toEqual(["Read the variable: ${RECORDING_PORT:-9010}."]);
  const followed = line.replace("9010", "${RECORDING_PORT:-9010}");
  expect(await lintText("Dockerfile", `FROM a\n${followed}\n`, spec)).toEqual([]);
});

it.each(['HEALTHCHECK CMD ["curl", "http://localhost:9010"]', 'RUN ["serve", "--port", "9010"]'])(
  "no shell fills a variable in: %s",
  async (line) => {
    const [fix] = await adviceFor("Dockerfile", `FROM a\n${line}\n`);
    expect(fix).toContain("write the command without brackets");
  },
);
