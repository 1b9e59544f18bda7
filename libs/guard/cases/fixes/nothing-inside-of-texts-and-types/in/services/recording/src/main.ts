await fetch("http://localhost:9010/health");
type Port = 9010;
const url = `http://localhost:9010/${id}`;
await fetch(url);
