import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** How both servers publish: what the parent asks for, one event in each round of the event loop or many in one. */
const PUBLISH = `
const pad = "x".repeat(200);
const wall = () => performance.timeOrigin + performance.now();
const one = (at = wall()) => publish({ at, pad });
process.on("message", ({ events, everyMs, together }) => {
  const before = process.cpuUsage();
  const end = () => {
    const { user, system } = process.cpuUsage(before);
    process.send({ cpuMs: (user + system) / 1000 });
  };
  // What was published last needs its time, too.
  const endSoon = () => setTimeout(end, 500);
  let left = events;
  if (together) {
    while (left-- > 0) one();
    endSoon();
  } else if (everyMs === 0) {
    const next = () => (left-- > 0 ? (one(), setImmediate(next)) : endSoon());
    next();
  } else {
    const begin = wall();
    const timer = setInterval(() => {
      // Late is late: an event that waits for its turn in this process has the time at which it was due.
      while (left > 0 && events - left < (wall() - begin) / everyMs) one(begin + (events - left--) * everyMs);
      if (left === 0) { clearInterval(timer); endSoon(); }
    }, everyMs);
  }
});
process.send({ ready: true });
`;

const OURS = `import { createFeed } from "@berth/feed";
import { serve } from "@berth/service";
const feed = createFeed({ keep: 1000 });
await serve({ service: "hello", listeners: [{ port: "BENCH_PORT", app: (app) => feed.route(app, "/feed") }] });
const publish = (data) => feed.publish({ type: "bench", source: "bench", data });
${PUBLISH}`;

const BARE = `import { WebSocketServer } from "ws";
const server = new WebSocketServer({ port: Number(process.env.BENCH_PORT), host: "127.0.0.1", perMessageDeflate: false });
let id = 0;
const publish = (data) => {
  const event = { id: ++id, type: "bench", source: "bench", time: new Date().toISOString(), data };
  const text = JSON.stringify(event);
  for (const client of server.clients) if (client.readyState === 1) client.send(text);
};
${PUBLISH}`;

// Followers that only count frames, so that they cost the machine little; each twentieth reads when an event was sent.
const FOLLOWERS = `import { connect } from "node:net";
const port = Number(process.env.BENCH_PORT);
const wall = () => performance.timeOrigin + performance.now();
let [expected, got, open, delays] = [Infinity, 0, 0, []];
const count = (payload, sampled) => {
  // A hello is much shorter than an event.
  if (payload.length < 200) return;
  if (sampled) delays.push(wall() - JSON.parse(payload).data.at);
  if (++got === expected) process.send({ got, delays });
};
const follow = (index) => {
  const socket = connect(port, "127.0.0.1");
  socket.write("GET /feed HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: Upgrade\\r\\nUpgrade: websocket\\r\\n" +
    "Sec-WebSocket-Version: 13\\r\\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\\r\\n\\r\\n");
  let rest = Buffer.alloc(0);
  let upgraded = false;
  socket.on("data", (chunk) => {
    let data = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    if (!upgraded) {
      const head = data.indexOf("\\r\\n\\r\\n");
      if (head < 0) { rest = data; return; }
      data = data.subarray(head + 4);
      upgraded = true;
      if (++open === Number(process.env.BENCH_FOLLOWERS)) process.send({ ready: true });
    }
    let at = 0;
    while (data.length - at >= 2) {
      const short = data[at + 1] & 127;
      const begin = at + (short === 126 ? 4 : 2);
      if (data.length < begin) break;
      const end = begin + (short === 126 ? data.readUInt16BE(at + 2) : short);
      if (data.length < end) break;
      // A ping wants its pong.
      const opcode = data[at] & 15;
      if (opcode === 8) process.send({ lost: data.toString("latin1", begin + 2, end) });
      else if (opcode === 9) socket.write(Buffer.from([0x8a, 0x80, 0, 0, 0, 0]));
      else count(data.subarray(begin, end), index % 20 === 0);
      at = end;
    }
    rest = data.subarray(at);
  });
  socket.on("close", () => process.send({ lost: "no reason" }));
};
process.on("message", (message) => { 
  [expected, got, delays] = [message.expected, 0, []];
  process.send({ armed: true });
});
for (let index = 0; index < Number(process.env.BENCH_FOLLOWERS); index++) follow(index);
`;

/** Writes the two servers and the followers as one-file bundles, and returns their paths. */
export async function makeFeedPrograms(folder: string): Promise<Record<"ours" | "bare" | "followers", string>> {
  mkdirSync(folder, { recursive: true });
  const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
  const options = { bundle: true, platform: "node", format: "esm", target: "node20", banner } as const;
  const paths = Object.entries({ ours: OURS, bare: BARE, followers: FOLLOWERS }).map(async ([name, contents]) => {
    const outfile = join(folder, `${name}.mjs`);
    await build({ ...options, stdin: { contents, resolveDir: import.meta.dirname }, outfile });
    return [name, outfile] as const;
  });
  return Object.fromEntries(await Promise.all(paths)) as Record<"ours" | "bare" | "followers", string>;
}
