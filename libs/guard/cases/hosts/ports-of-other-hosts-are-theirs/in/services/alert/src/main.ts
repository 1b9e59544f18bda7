await fetch("https://example.com:8443/x");
const db = "postgres://db.example.com:5432/x";
await connect(db);
