const { ownPort } = require("./p");
app.listen(ownPort("b", 7436));
const n = parseInt(env.X) || getPort("k", 7186);
const base = new URL(BASE).port || "7194";
const text = `KEY=${x?.port || 7197}`;
const o = { url: "http://localhost:7198", timeout: 1000 };
const o2 = { baseURL: "http://localhost:7199/", timeout: 1000, retries: 3000 };
const w = sizeOf("b", 7438);
