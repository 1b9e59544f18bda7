import { describe, expect, it } from "vitest";
import { findPlaces } from "../../places/find-places.ts";
import { heredocsOf } from "./heredocs.ts";

const of = (script: string) => heredocsOf(script).map(({ path, body }) => [path, body]);

describe("a heredoc", () => {
  it.each([
    ["is what it is written to", "cat > app/.env <<EOF\nA=1\nEOF\n", [["app/.env", "A=1\n"]]],
    ["may name its file last", "cat <<'X' >> a.yml\na: 1\nX\n", [["a.yml", "a: 1\n"]]],
    ["may go through tee", "sudo tee -a /etc/a.conf <<-A\n  b\n\tA\n", [["/etc/a.conf", "  b\n"]]],
    ["may be applied", "cat <<EOF | kubectl apply -f -\na: 1\nEOF\n", [["stdin.yaml", "a: 1\n"]]],
    ["may be a script", "ssh host bash <<EOF\nls\nEOF\n", [["stdin.sh", "ls\n"]]],
    ["may go to a file of unknown name", 'cat > "$F" <<EOF\nb\nEOF\n', [[undefined, "b\n"]]],
    ["may name its folder by a variable", 'cat > "$D/a.py" <<EOF\nb\nEOF\n', [["a.py", "b\n"]]],
    ["is only shown", "cat <<EOF\nhttp://localhost:3000\nEOF\n", []],
    ["is shown on stderr", "cat >&2 <<EOF\nhttp://localhost:3000\nEOF\n", []],
    ["is commented out", "# cat > a.env <<EOF\nA=1\nEOF\n", []],
    ["is no shift of bits", "a=$((1<<3))\n", []],
  ])("%s", (_name, script, found) => {
    expect(of(script)).toEqual(found);
  });

  it("is read as the file that it becomes", async () => {
    const script = [
      "cat > compose.yaml <<EOF",
      "services: { web: { ports: ['8080:80'] } }",
      "EOF",
      'cat > "$CONF" <<EOF',
      "proxy_pass http://127.0.0.1:3002;",
      "EOF",
      'cat > "$OUT" <<EOF',
      '{ "port": 3003 }',
      "EOF",
      "cat > notes.txt <<EOF",
      "open http://localhost:3004",
      "EOF",
      "",
    ].join("\n");
    const places = await findPlaces(script, "setup.sh");
    expect(places.map(({ kind, port }) => `${kind} ${port}`)).toEqual(["publish 8080", "connect 3002", "bind 3003"]);
    for (const { port, start, end } of places) expect(script.slice(start, end)).toBe(String(port));
  });
});
