/** Where raw frames come from. */
export interface Source {
  kind: "simulated" | "websocket";
  /** Hands over each frame as it came, from now on. */
  start(onFrame: (text: string) => void): void;
  stop(): void;
  /** Why nothing comes at the moment, in a sentence; undefined while it may. */
  away(): string | undefined;
}
