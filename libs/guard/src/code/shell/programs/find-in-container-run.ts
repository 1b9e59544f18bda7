import { type PortPlace, placeOf } from "../../../places/port-place.ts";
import { CLIENTS, SERVERS } from "../commands.ts";
import { baseName, type Word } from "../word.ts";
import { findInFlags } from "./find-in-flags.ts";

/** `docker run -p 8080:80 …`: what it publishes, and the ports of the command inside, which `findInner` finds. */
export function findInContainerRun(
  words: readonly Word[],
  findInner: (words: readonly Word[]) => readonly PortPlace[],
): readonly PortPlace[] {
  // `docker exec db psql -p 5433` publishes nothing.
  const publishes = words.slice(1, 8).some(({ text }) => /^(run|create|up)$/.test(text));
  const places: PortPlace[] = [];
  words.forEach(({ text, start }, index) => {
    const flag = words[index - 1]?.text ?? "";
    const own = /^(?:-p|--publish=)(?=[\d[\uFFFC])/.exec(text)?.[0] ?? "";
    if (publishes && (flag === "-p" || flag === "--publish" || own !== ""))
      places.push(...published(text.slice(own.length), start + own.length));
    else if (/^[a-z+]+:\/\//.test(text) || /^(--\w[\w-]*=)?https?:/.test(text))
      places.push(
        ...findInFlags(
          [
            { text: "docker", start: 0 },
            { text, start },
          ],
          "connect",
        ),
      );
  });
  const inner = words.findIndex(
    ({ text }, index) =>
      index > 1 &&
      !words[index - 1]?.text.startsWith("-") &&
      (CLIENTS.has(baseName(text)) || (SERVERS.has(baseName(text)) && /exec|run/.test(words[1]?.text ?? ""))),
  );
  const isImage = words[inner - 1] === undefined || /^(run|create)$/.test(words[1]?.text ?? "");
  if (inner > 0 && !(isImage && inner === words.length - 1)) places.push(...findInner(words.slice(inner)));
  return places;
}

const HOST = /(?:(\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:]+\]|localhost):)?/.source;
const MAPPING = new RegExp(`^${HOST}(\\d{1,5})(?:-\\d{1,5})?(?::[\\d\\uFFFC-]+)?(?:\\/\\w+)?$`, "i");

/** `8080:80`, `127.0.0.1:8080:80/tcp`: the host's side is published; a single port is the container's, put on any. */
function published(text: string, start: number): readonly PortPlace[] {
  const [, host, digits] = MAPPING.exec(text) ?? [];
  if (digits === undefined) return [];
  return [placeOf("publish", digits, start + (host === undefined ? 0 : host.length + 1), { host })];
}
