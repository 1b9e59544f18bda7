export interface Upstream {
  name: string;
  url: string;
  weight: number;
}

export const upstreams: Upstream[] = [
  { name: "orders", url: "http://orders.internal:4100", weight: 100 },
  { name: "catalog", url: "http://catalog.internal:4200/v2", weight: 50 },
  { name: "events", url: "ws://events.internal:4300/feed", weight: 10 },
  { name: "legacy", url: "https://legacy.shop.example.com:8443/api", weight: 1 },
];

export const fallback = process.env.FALLBACK_URL ?? "http://localhost:4999";

const etag = "W/2048:9f3c";
const ratio = "16:9";
export const schedule = { window: "12:30", maxBytes: 65536, code: 502, etag, ratio };
