const http = require("node:http");

const PORTS = { catalog: 4440, checkout: 4441 };
const widths = { small: 640, large: 1280 };

for (const [name, port] of Object.entries(PORTS)) {
  http.createServer((req, res) => res.end(name)).listen(port);
}

const targets = [
  ["ledger", 4442],
  ["audit", 4443],
];
for (const [name, port] of targets) {
  fetch(`http://localhost:${port}/health`).then(() => console.log(name));
}

const sizes = [["thumb", 1200], ["full", 2400]];
for (const [name, px] of sizes) resize(name, px);

function resize(name, px) {
  console.log(`${name}: ${px}px`);
}
