import type { PortView, ServiceView } from "../../../src/api/monitor-state.ts";
import { CopyButton } from "../copy/copy-button.tsx";
import { Glyph } from "../marks/glyph.tsx";
import { ageOf } from "../store/clock.ts";
import { openPanel } from "../store/opened-panel.ts";
import { refusals } from "../store/run-service.ts";
import { hovered, selected } from "../store/selection.ts";
import { portOf, serviceOf } from "../store/state.ts";
import { roughDurationOf } from "../words/duration.ts";
import { reasonOf } from "../words/reason-of.ts";
import { serviceUrlOf } from "../words/url-of.ts";
import { Failure } from "./failure.tsx";
import { RunButton } from "./run-button.tsx";

interface ServiceRowProps {
  name: string;
  /** Its place among all rows, from 1, the head included. */
  index: number;
}

/** A service: one row with its ports as lines in it. */
export function ServiceRow({ name, index }: ServiceRowProps) {
  const service = serviceOf(name).value;
  if (!service) return null;
  const ports = service.ports.map((port) => portOf(port).value ?? missing(port));
  const worst = ports.find(({ state }) => state === service.state) ?? ports[0];
  const marked = service.ports.includes(selected.value ?? -1) ? "selected" : undefined;
  const isHovered = service.ports.includes(hovered.value ?? -1);
  const refusal = refusals.value.get(name);
  const isTold = refusal !== undefined || (service.failure?.length ?? 0) > 0;
  return (
    <>
      <tr
        class="service"
        data-state={service.state}
        data-told={isTold || undefined}
        data-marked={marked ?? (isHovered ? "hovered" : undefined)}
        aria-rowindex={index}
        onPointerEnter={() => {
          hovered.value = worst?.port;
        }}
        onPointerLeave={() => {
          hovered.value = undefined;
        }}
      >
        <th scope="row" class="service-name">
          <Glyph state={service.state} />
          <button type="button" class="name plain" title={name} onClick={() => worst && openPanel(worst.port)}>
            {name}
          </button>
        </th>
        <td class="ports mono">
          {ports.map(({ port, row }) => (
            <div key={port}>
              {port} {row?.protocol}
            </div>
          ))}
        </td>
        <td class="health second">
          {ports.map((view) => (
            <PortReason key={view.port} service={service} view={view} isWorst={view === worst} />
          ))}
        </td>
        <td class="version mono second">{service.version ?? "–"}</td>
        <td class="age number second">{service.since ? <Age since={service.since} /> : "–"}</td>
        <td class="latency number second">
          {ports.map(({ port }) => (
            <div key={port}>{latencyOf(service, port)}</div>
          ))}
        </td>
        <td class="links">
          {service.links.map(({ label, url }) => (
            <a key={label} href={url} target="_blank" rel="noreferrer" aria-label={`${label} of ${name}`}>
              {label}
            </a>
          ))}
          {service.links.length === 0 && <span class="second">–</span>}
        </td>
        <Actions service={service} ports={ports} worst={worst} />
      </tr>
      {isTold && (
        <tr class="service-told">
          <td colSpan={9}>
            <Failure lines={service.failure} refusal={refusal} />
          </td>
        </tr>
      )}
    </>
  );
}

function PortReason({ service, view, isWorst }: { service: ServiceView; view: PortView; isWorst: boolean }) {
  const isLasting = view.state === "down" && view.since !== undefined;
  const { lead, rest } = reasonOf(
    service,
    view,
    isWorst,
    isLasting ? roughDurationOf(ageOf(view.since ?? "")) : undefined,
  );
  return (
    <div class="reason" title={`${lead}${rest}`}>
      <b>{lead}</b>
      {rest}
    </div>
  );
}

interface ActionsProps {
  service: ServiceView;
  ports: readonly PortView[];
  worst: PortView | undefined;
}

function Actions({ service, ports, worst }: ActionsProps) {
  const url = serviceUrlOf(service, ports);
  const variables = ports.flatMap(({ row }) => (row?.env ? [row.env] : [])).join("\n");
  return (
    <>
      <td class="copies">
        {url && <CopyButton text={url} what={`of ${service.name}`} label="URL" />}
        {variables && <CopyButton text={variables} what={`of ${service.name}`} label="var" />}
      </td>
      <td class="run">
        <RunButton service={service} port={worst?.port} />
      </td>
    </>
  );
}

const Age = ({ since }: { since: string }) => roughDurationOf(ageOf(since));

const latencyOf = ({ latency }: ServiceView, port: number): string =>
  latency[port] === undefined ? "–" : `${Math.round(latency[port])} ms`;

const missing = (port: number): PortView => ({ port, state: "unknown", reason: "", holders: [] });
