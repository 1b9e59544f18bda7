import { useEffect, useState } from "react";

const API = import.meta.env.VITE_API_URL || "http://localhost:8080";
const WS_PORT = 8081;

export function Prices({ limit = 250 }: { limit?: number }) {
  const [rows, setRows] = useState<string[]>([]);
  useEffect(() => {
    const socket = new WebSocket(`ws://${location.hostname}:${WS_PORT}/feed`);
    socket.onmessage = ({ data }) => setRows((old) => [data, ...old].slice(0, limit));
    fetch("http://localhost:8080/api/prices?limit=1000").then((r) => r.json());
    return () => socket.close(1000, "bye");
  }, [limit]);
  return (
    <main style={{ maxWidth: 1200, zIndex: 9000 }}>
      <a href="http://localhost:3000/docs">Docs</a>
      <input placeholder="http://localhost:3000" width={640} />
      <p>Start the server on port 8080 first.</p>
      <img src={`${API}/logo.png`} width={1024} height={768} />
      <ul>{rows.map((row) => <li key={row}>{row}</li>)}</ul>
    </main>
  );
}
