import express from "express";
import { createClient } from "redis";
import { Pool } from "pg";

const PAGE_SIZE = 5000;
const app = express();
const cache = createClient({ url: "redis://cache.orders.svc:6379/2" });
const db = new Pool({ host: "orders-db", port: 5432, max: 20, idleTimeoutMillis: 10000 });

app.get("/orders", async (req, res) => {
  const rows = await db.query("select * from orders limit $1", [PAGE_SIZE]);
  res.status(200).json(rows.rows);
});

// Until the load balancer moves, nothing may listen on 9000 here.
const server = app.listen(4100, "0.0.0.0", () => {
  console.log("orders listening on http://localhost:4100");
});

server.keepAliveTimeout = 65000;
setTimeout(() => cache.connect(), 1500);
