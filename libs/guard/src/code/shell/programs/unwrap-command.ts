import { CLIENTS, SERVERS, WRAPPER_COMMANDS } from "../commands.ts";
import { baseName, type Word } from "../word.ts";

/** The command behind sudo, env, npx and the like. */
export function unwrapCommand(words: readonly Word[]): readonly Word[] {
  let from = 0;
  while (from < words.length - 1) {
    const text = words[from]?.text ?? "";
    const previous = baseName(words[from - 1]?.text ?? "");
    const isWrapper =
      WRAPPER_COMMANDS.has(baseName(text)) ||
      (from > 0 &&
        (/^[A-Za-z_]\w*=/.test(text) ||
          (text.startsWith("-") && !/^--?(port|p|bind|inspect)\b/.test(text)) ||
          (previous === "timeout" && /^(?:\d+[smh]?|\uFFFC+)$/.test(text)) ||
          // sudo -u www nc: the value of a wrapper's flag.
          (/^-[a-zA-Z]$/.test(previous) && isProgram(words[from + 1]?.text ?? ""))));
    if (!isWrapper) break;
    from++;
  }
  // A wrapper that takes a port itself: `node --inspect=9229`.
  return words.slice(words[from]?.text.startsWith("-") && from > 0 ? from - 1 : from);
}

function isProgram(word: string): boolean {
  const name = baseName(word);
  return (
    CLIENTS.has(name) ||
    SERVERS.has(name) ||
    WRAPPER_COMMANDS.has(name) ||
    /^(nc|ncat|netcat|socat|docker|podman|kubectl|node|java)$/.test(name)
  );
}
