interface Peer { name: string; port: number }
const peers: Peer[] = [{ name: "a", port: 7174 }, { name: "b", port: 7175 }];
for (const peer of peers) await fetch(`http://localhost:${peer.port}/`);
export const codes = { ok: 2000, bad: 4000 } as const;
const pairs: [string, number][] = [["a", 7176], ["b", 7177]];
pairs.map(([name, port]) => fetch(`http://${name}:${port}/`));
const own = [{ name: "a", port: 7178 }];
own.forEach((o) => createServer().listen(o.port));
