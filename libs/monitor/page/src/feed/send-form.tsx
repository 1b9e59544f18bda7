import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { announce } from "../store/announce.ts";
import { post } from "../store/api.ts";

const TYPE = /^[A-Za-z0-9._:/-]{1,128}$/;

/** Publishes one event for a test. What is wrong is said before it is sent. */
export function SendForm({ onClose }: { onClose: () => void }) {
  const type = useSignal("test.sent");
  const data = useSignal("{}");
  const said = useSignal<{ words: string; isWrong: boolean } | undefined>(undefined);
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.select(), []);
  const send = async () => {
    const wrong = wrongWith(type.value, data.value);
    if (wrong) {
      said.value = { words: wrong, isWrong: true };
      return;
    }
    const answer = await post("/feed", {
      type: type.value,
      ...(data.value.trim() && { data: JSON.parse(data.value) }),
    });
    const words = "refusal" in answer ? `${answer.refusal.message} ${answer.refusal.fix ?? ""}`.trim() : "Sent";
    said.value = { words, isWrong: "refusal" in answer };
    if (!("refusal" in answer)) announce(`${type.value} sent`);
  };
  return (
    <form
      class="send-form"
      aria-label="Send an event"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onInput={() => {
        said.value = undefined;
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <label>
        <span class="second">type</span>
        <input
          ref={first}
          class="mono"
          spellcheck={false}
          autocomplete="off"
          value={type.value}
          onInput={({ currentTarget: { value } }) => {
            type.value = value;
          }}
        />
      </label>
      <label>
        <span class="second">data</span>
        <textarea
          class="mono"
          rows={3}
          spellcheck={false}
          value={data.value}
          onInput={({ currentTarget: { value } }) => {
            data.value = value;
          }}
        />
      </label>
      <p class="send-actions">
        <button type="submit" class="framed">
          Send
        </button>
        <button type="button" onClick={onClose}>
          Close
        </button>
        <span role="status" class={said.value?.isWrong ? "refusal" : "second"}>
          {said.value?.words}
        </span>
      </p>
    </form>
  );
}

function wrongWith(type: string, data: string): string | undefined {
  if (!TYPE.test(type)) return "Expected a type such as test.sent.";
  try {
    if (data.trim()) JSON.parse(data);
    return undefined;
  } catch (error) {
    return `The data is no JSON: ${(error as Error).message}`;
  }
}
