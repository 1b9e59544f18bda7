import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { PortStory, PortView } from "../../../src/api/monitor-state.ts";
import { type Refusal, read } from "../store/api.ts";

export interface Story {
  /** Undefined until it is told. */
  story: PortStory | undefined;
  refusal: Refusal | undefined;
  isLooking: boolean;
  lookAgain: () => void;
}

/** The story of a number, told again whenever its state or holder changes. */
export function useStory(port: number, view: PortView | undefined): Story {
  const told = useSignal<{ story?: PortStory; refusal?: Refusal; isLooking: boolean }>({ isLooking: true });
  const turn = useRef(0);
  const look = async () => {
    turn.current += 1;
    const own = turn.current;
    told.value = { ...told.peek(), isLooking: true };
    const answer = await read<PortStory>(`/ports/${port}`);
    // A later look has begun, or the panel is closed.
    if (own !== turn.current) return;
    const { story } = told.peek();
    if ("data" in answer) told.value = { story: answer.data, isLooking: false };
    else told.value = { ...(story && { story }), refusal: answer.refusal, isLooking: false };
  };
  const pids = view?.holders.map(({ pid }) => pid).join();
  useEffect(() => {
    look();
    return () => {
      turn.current += 1;
    };
  }, [port, view?.state, pids]);
  const { story, refusal, isLooking } = told.value;
  return { story, refusal, isLooking, lookAgain: look };
}
