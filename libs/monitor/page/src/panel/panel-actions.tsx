import { useComputed } from "@preact/signals";
import type { PortView, ServiceView } from "../../../src/api/monitor-state.ts";
import { CopyButton } from "../copy/copy-button.tsx";
import { Failure } from "../services/failure.tsx";
import { StopQuestion } from "../services/stop-question.tsx";
import { loggedPort } from "../store/opened-panel.ts";
import { act, asked, refusals, startsWhenFree, toggleStartWhenFree } from "../store/run-service.ts";
import { isNow, live } from "../store/state.ts";
import { urlOf } from "../words/url-of.ts";
import type { Story } from "./use-story.ts";

interface PanelActionsProps {
  story: Story;
  service: ServiceView | undefined;
  view: PortView | undefined;
  port: number;
}

/** What can be done about a number. A holder that is not ours gets no way to be ended. */
export function PanelActions({ story, service, view, port }: PanelActionsProps) {
  return (
    <>
      <div class="panel-actions">
        <button type="button" class="framed" disabled={story.isLooking} onClick={story.lookAgain}>
          Look again
        </button>
        {service && <Run service={service} port={port} />}
        {view?.row && (
          <span class="panel-copies">
            <CopyButton text={urlOf(view)} what={`of ${view.port}`} label="URL" />
            <CopyButton text={view.row.env} what={`of ${view.port}`} label="var" />
          </span>
        )}
      </div>
      {story.refusal && (
        <p class="refusal" role="alert">
          {story.refusal.message} {story.refusal.fix}
        </p>
      )}
      {service && <Failure lines={service.failure} refusal={refusals.value.get(service.name)} />}
    </>
  );
}

function Run({ service, port }: { service: ServiceView; port: number }) {
  const { name, state, action, canStart, canStop } = service;
  const isHeld = useComputed(() =>
    service.ports.some((port) => (live.value?.ports[port]?.holders.length ?? 0) > 0),
  ).value;
  const waits = startsWhenFree.value.has(name);
  const isLogged = loggedPort.value === port;
  const off = !isNow.value;
  if (asked.value === name) return <StopQuestion service={service} />;
  if (action) return <span class="run-word">{action === "starting" ? "Starting" : "Stopping"}</span>;
  return (
    <>
      {canStop && (
        <>
          <button
            type="button"
            aria-label={`Stop ${name}`}
            class="framed"
            disabled={off}
            onClick={() => {
              asked.value = name;
            }}
          >
            Stop
          </button>
          <button type="button" class="framed" disabled={off} onClick={() => act(name, "restart")}>
            Restart
          </button>
        </>
      )}
      {(state === "wrong-hands" || waits) && isHeld && !canStop && (
        <button
          type="button"
          class="framed"
          aria-pressed={waits}
          disabled={off}
          onClick={() => toggleStartWhenFree(name)}
        >
          {waits ? `Waiting to start ${name}: cancel` : `Start ${name} when free`}
        </button>
      )}
      {canStart && !isHeld && (
        <button type="button" class="framed" disabled={off} onClick={() => act(name, "start")}>
          Start {name}
        </button>
      )}
      {(canStart || canStop) && (
        <button
          type="button"
          aria-expanded={isLogged}
          onClick={() => {
            loggedPort.value = isLogged ? undefined : port;
          }}
        >
          {isLogged ? "Hide log" : "Log"}
        </button>
      )}
    </>
  );
}
