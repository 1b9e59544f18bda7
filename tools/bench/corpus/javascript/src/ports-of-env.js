require("dotenv/config");

const { PORT, RPC_PORT: rpc, WORKERS } = process.env;

const port = PORT || 4100;
const rpcPort = rpc || 50061;
const workers = WORKERS || 64;

function portrait(user) {
  return `<img src="http://localhost:4101/faces/${user.id}.png" alt="${user.name}">`;
}

function panelOf(host) {
  return "http://" + host + ":4102/panel";
}

module.exports = { port, rpcPort, workers, portrait, panelOf };
