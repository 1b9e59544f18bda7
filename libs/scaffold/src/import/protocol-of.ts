import { PROTOCOLS, type Protocol } from "@berth/registry";

const isOne = (text: string): text is Protocol => (PROTOCOLS as readonly string[]).includes(text);

/** What people write for a protocol, as the spec has it; undefined for a word that is none. */
export function protocolOf(text: string | undefined): Protocol | undefined {
  const said = (text ?? "").toUpperCase().replaceAll(/\s/g, "");
  if (said === "") return undefined;
  if (isOne(said)) return said;
  const hasWeb = /\bHTTPS?\b|\bREST\b|GRAPHQL|\bSSE\b/.test(said);
  const hasSocket = /\bWSS?\b|WEB-?SOCKETS?/.test(said);
  if (hasWeb && hasSocket) return "HTTP/WS";
  if (hasSocket) return "WS";
  if (/GRPC/.test(said)) return "GRPC";
  if (hasWeb) return "HTTP";
  if (/DEVTOOLS|\bCDP\b/.test(said)) return "CDP";
  if (/\bUDP\b/.test(said) && !/\bTCP\b/.test(said)) return "UDP";
  return "TCP";
}

/** The protocol that a sentence speaks of: `WebSocket endpoint for CARTA backend`; undefined where it names none. */
export function protocolIn(sentence: string | undefined): Protocol | undefined {
  const found = /\b(?:web-?sockets?|wss?|https?|grpc|udp|tcp)\b/i.exec(sentence ?? "")?.[0];
  return found === undefined ? undefined : protocolOf(found);
}
