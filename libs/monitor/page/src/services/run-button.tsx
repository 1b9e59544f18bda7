import type { ServiceView } from "../../../src/api/monitor-state.ts";
import { openPanel } from "../store/opened-panel.ts";
import { asked } from "../store/run-service.ts";
import { isNow } from "../store/state.ts";
import { StartButton } from "./start-button.tsx";
import { StopQuestion } from "./stop-question.tsx";

interface RunButtonProps {
  service: ServiceView;
  /** The number whose panel tells why the service is in trouble. */
  port: number | undefined;
}

/** What can be done with a service in its row: one button, framed where it is the way out of trouble. */
export function RunButton({ service, port }: RunButtonProps) {
  const { name, state, action, canStart, canStop } = service;
  if (asked.value === name)
    return (
      <>
        <span class="run-room" aria-hidden="true">
          Stop
        </span>
        <StopQuestion service={service} />
      </>
    );
  if (action) return <span class="run-word">{action === "starting" ? "Starting" : "Stopping"}</span>;
  if (state === "wrong-hands" && port !== undefined)
    return (
      <button type="button" class="framed" aria-label={`Why is ${name} in trouble?`} onClick={() => openPanel(port)}>
        Why
      </button>
    );
  if (canStop)
    return (
      <button type="button" aria-label={`Stop ${name}`} disabled={!isNow.value} onClick={() => ask(name)}>
        Stop
      </button>
    );
  if (!canStart || state === "up") return null;
  return <StartButton name={name} />;
}

function ask(name: string): void {
  asked.value = name;
}
