import { type Change, diffStates } from "../api/change.ts";
import type { MonitorState } from "../api/monitor-state.ts";
import { readSpecState } from "../state/read-spec-state.ts";

/** What a follower is told: `change` with a Change, `happening` with a Happening. */
export type Tell = (event: "change" | "happening" | "state", data: unknown) => void;

/** Keeps the state of one workspace. */
export class Watcher {
  readonly #root: string | undefined;
  readonly #followers = new Set<{ state: MonitorState; tell: Tell }>();
  #timer: NodeJS.Timeout | undefined;

  constructor(root: string | undefined) {
    this.#root = root;
  }

  async look(): Promise<MonitorState> {
    return readSpecState(this.#root);
  }

  follow(state: MonitorState, tell: Tell): () => void {
    const follower = { state, tell };
    this.#followers.add(follower);
    this.#timer ??= setInterval(() => void this.#update(), 1000);
    return () => {
      this.#followers.delete(follower);
      if (this.#followers.size === 0) this.close();
    };
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #update(): Promise<void> {
    const state = await this.look();
    for (const follower of this.#followers) {
      const change: Change | undefined = diffStates(follower.state, state);
      follower.state = state;
      if (change) follower.tell("change", change);
    }
  }
}
