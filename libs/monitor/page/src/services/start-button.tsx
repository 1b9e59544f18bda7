import { act } from "../store/run-service.ts";
import { isNow } from "../store/state.ts";

/** Starts a service that is named beside it. */
export const StartButton = ({ name }: { name: string }) => (
  <button
    type="button"
    class="framed"
    aria-label={`Start ${name}`}
    disabled={!isNow.value}
    onClick={() => act(name, "start")}
  >
    Start
  </button>
);
