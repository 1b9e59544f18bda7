import { describe, expect, it } from "vitest";
import { findPlaces } from "../../places/find-places.ts";

describe("formats that are read line by line", () => {
  it.each([
    ["site.conf", "server {\n  listen [::]:9010 ssl;\n}", ["bind 9010"]],
    ["site.conf", "location / { proxy_pass http://localhost:9010/; }", ["connect 9010"]],
    ["site.conf", "upstream a {\n  server b:9010 weight=5000;\n}", ["connect 9010"]],
    ["site.conf", "keepalive_timeout 6500;\n# listen 9010;", []],
    [
      "site.conf",
      'content_by_lua_block {\n  local r = h:request_uri("http://" .. name .. ":9010/x", { timeout = 5000 })\n}\n',
      ["connect 9010"],
    ],
    [
      "site.conf",
      "access_by_lua_block {\n  if x then red:connect('cache', 9010) end\n  u = { url = \"http://a:9020/\" }\n}\n",
      ["connect 9010", "connect 9020"],
    ],
    ["site.conf", 'content_by_lua_block {\n  -- http://a:9010\n  ngx.say("http://a:9020")\n  n = 5000\n}\n', []],
    ["httpd.conf", "Listen 9010\n<VirtualHost *:9020>\n", ["bind 9010", "bind 9020"]],
    ["supervisord.conf", "[inet_http_server]\nport = 9010\n", ["bind 9010"]],
    ["supervisord.conf", '[program:a]\nenvironment=A="x",PORT="9010",SIZE="5000"\n', ["default 9010"]],
    ["s.ini", "[program:a]\nenvironment=LIMIT=5000,API='http://localhost:9010'\n", ["connect 9010"]],
    ["Caddyfile.prod", "http://:9010 {\n}", ["bind 9010"]],
    ["Caddyfile", ":9010 {\n\treverse_proxy a:9020 b:9030\n}", ["bind 9010", "connect 9020", "connect 9030"]],
    ["Caddyfile", "a.localhost, b.localhost:9010 {\n}", ["bind 9010"]],
    ["Caddyfile", ":443 {\n\theader Cache-Control max-age=36000\n}", ["bind 443"]],
    ["a.service", "[Service]\nEnvironment=PORT=9010 LIMIT=5000\n", ["default 9010"]],
    ["a.service", "[Service]\nExecStart=-/usr/bin/vite --port 9010\n", ["bind 9010"]],
    [
      "a.service",
      "[Service]\nExecStart=/bin/p \\\n  --size 5000 \\\n  --web.listen=0.0.0.0:9010\nTasksMax=4915",
      ["bind 9010"],
    ],
    [
      "a.service",
      "[Service]\nEnvironment=A=1 \\\n  PORT=9010\n# x \\\nExecStart=vite --port 9020",
      ["default 9010", "bind 9020"],
    ],
    ["a.socket", "[Socket]\nListenStream=9010\nBacklog=4096\n", ["bind 9010"]],
    ["Makefile", "PORT ?= 9010\nrun:\n\tcurl localhost:9020", ["default 9010", "connect 9020"]],
    ["Makefile", "run:\n\t@for p in 9010; do nc -z h $$p; done\n\t@echo 9020", ["connect 9010"]],
    ["Makefile", "SIZE = 4096\n# PORT = 9010", []],
    ["Makefile.local", "run:\n\tvite --port 9010", ["bind 9010"]],
    ["justfile", "serve:\n    vite --port 9010\n", ["bind 9010"]],
    ["main.tf", 'variable "api_port" {\n  default = 9010\n}', ["default 9010"]],
    ["main.tf", "ingress {\n  from_port = 9010\n  to_port = 9010\n}", ["publish 9010"]],
    ["main.tf", "port {\n  target_port = 9010\n  node_port = 9020\n}", ["publish 9010", "publish 9020"]],
    ["main.tf", 'resource "aws_db_instance" "a" {\n  port = 9010\n}', ["connect 9010"]],
    ["main.tf", 'variable "size" {\n  default = 9010\n}\nimage = "a:9010"', []],
    ["a.http", "@base = http://localhost:9010\nGET {{base}}/x?n=5000", ["connect 9010"]],
    ["a.http", 'POST http://localhost:9010/x\n\n{"n": 5000, "u": "http://localhost:9020"}', ["connect 9010"]],
    ["a.http", "# GET http://localhost:9010", []],
    ["a.bat", "set PORT=9010\r\nset SIZE=5000\r\n", ["bind 9010"]],
    ["a.bat", 'netstat -ano | findstr ":9010" | findstr LISTENING', ["connect 9010"]],
    ["a.bat", "for /f \"tokens=5\" %%a in ('netstat -aon ^| findstr :9010') do taskkill /PID %%a", ["connect 9010"]],
    [
      "a.cmd",
      '@FOR /F "usebackq" %%p IN (`netstat -an ^| find ":9010"`) DO curl http://localhost:9020',
      ["connect 9010", "connect 9020"],
    ],
    ["a.bat", "for /f %%a in ('dir /b ^| find \":9010\"') do echo %%a", []],
    ["a.bat", "for %%p in (9010 9020) do curl http://localhost:%%p", ["connect 9010", "connect 9020"]],
    ["a.cmd", "rem curl http://localhost:9010\necho http://localhost:9020", []],
    ["a.ps1", 'Invoke-WebRequest -Uri "http://localhost:9010"', ["connect 9010"]],
    ["a.ps1", "param([int]$Port = 9010, [int]$Size = 5000)", ["default 9010"]],
    ["a.ps1", "foreach ($p in 9010, 9020) { tnc localhost -Port $p }", ["connect 9010", "connect 9020"]],
    ["a.ps1", "npx vite --port 9010", ["bind 9010"]],
    ["a.ps1", "$ports = @(\r\n  9010, # web\r\n  9020\r\n)", ["bind 9010", "bind 9020"]],
    ["a.ps1", "$Ports = @( 9010\n  9020 )\n$sizes = @(\n  9030\n)", ["bind 9010", "bind 9020"]],
    ["a.ps1", "foreach ($p in @(\n  9010\n  9020\n)) { tnc localhost -Port $p }", ["connect 9010", "connect 9020"]],
    ["a.ps1", "docker run `\n  -p 9010:80 `\n  a:9020\n$port = 9030", ["publish 9010", "bind 9030"]],
    ["a.ps1", "# a note `\nnpx vite `\r\n  --port 9010", ["bind 9010"]],
    ["a.ps1", "Write-Host `\n  'http://localhost:9010'", []],
    ["a.ps1", 'Write-Host "http://localhost:9010"\n<# $port = 9020 #>\nStart-Sleep -Milliseconds 4000', []],
  ])("%s: %j", async (path, text, found) => {
    const places = await findPlaces(text, path);
    for (const { end, port, start } of places) expect(text.slice(start, end)).toBe(`${port}`);
    expect(places.map(({ kind, port }) => `${kind} ${port}`)).toEqual(found);
  });
});
