import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { CopyMark } from "../marks/marks.tsx";
import { announce } from "../store/announce.ts";
import { isNow } from "../store/state.ts";
import { copyText } from "./copy-text.ts";
import "./copy.css";

const SAID_FOR = 1200;

interface CopyProps {
  text: string;
  /** Names what is copied to people who don't see what stands beside the button, such as `URL of recording`. */
  what: string;
  label?: string;
  framed?: boolean;
}

/** Copies the text, and says `Copied` for a moment without changing its width. */
export function CopyButton({ text, what, label = "Copy", framed = false }: CopyProps) {
  const said = useSignal<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async () => {
    const isCopied = await copyText(text);
    said.value = isCopied ? "Copied" : "Not copied";
    announce(isCopied ? `${what} copied` : `${what} not copied: the browser refuses`);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      said.value = undefined;
    }, SAID_FOR);
  };
  return (
    <button
      type="button"
      class={framed ? "copy framed" : "copy"}
      aria-label={`${label} ${what}`}
      title={text}
      disabled={!isNow.value}
      onClick={copy}
    >
      <CopyMark />
      <span class="copy-words" data-said={said.value}>
        {label}
      </span>
    </button>
  );
}
