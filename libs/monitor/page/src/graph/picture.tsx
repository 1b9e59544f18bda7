import { useMemo } from "preact/hooks";
import type { MonitorState, ServiceView } from "../../../src/api/monitor-state.ts";
import { Glyph } from "../marks/glyph.tsx";
import { openPanel } from "../store/opened-panel.ts";
import { hovered } from "../store/selection.ts";
import { type Box, type Line, layOutGraph } from "./lay-out-graph.ts";
import { BOX_HEIGHT } from "./place-rows.ts";
import { isFine, namesOf, sentenceOfUse, type Use } from "./uses.ts";

interface PictureProps {
  uses: readonly Use[];
  services: MonitorState["services"];
  width: number;
  /** The service whose lines stand out. */
  marked: string | undefined;
  onPoint: (use: Use | undefined) => void;
}

/** Room for half a stroke at the edges. */
const MARGIN = 2;
/** Letters of 11 px are about so wide; the glyph and the space around it come on top. */
const LETTER = 5.9;
const BESIDE = 27;

/** Boxes and arrows; silent, because the list below says the same. */
export function Picture({ uses, services, width, marked, onPoint }: PictureProps) {
  // Only who uses whom moves a box, not a state.
  const links = uses.map(({ from, to }) => `${from}\n${to}`).join("\n\n");
  const graph = useMemo(() => {
    const names = [...namesOf(uses)].toSorted((one, other) => placeOf(services[one]) - placeOf(services[other]));
    return layOutGraph(names, uses, (name) => Math.ceil(name.length * LETTER) + BESIDE, width - 2 * MARGIN);
  }, [links, width]);
  const [wide, high] = [graph.width + 2 * MARGIN, graph.height + 2 * MARGIN];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div class="graph-place" role="img" aria-label="Arrows from who uses to what is used" tabIndex={0}>
      <svg
        class="graph-picture"
        viewBox={`${-MARGIN} ${-MARGIN} ${wide} ${high}`}
        aria-hidden="true"
        style={{ width: `calc(${wide} * var(--unit))`, height: `calc(${high} * var(--unit))` }}
      >
        {graph.lines.map((line) => {
          const use = uses.find(({ from, to }) => from === line.from && to === line.to);
          const isMarked = marked !== undefined && (line.from === marked || line.to === marked);
          return use && <UseLine key={`${line.from} ${line.to}`} {...{ line, use, isMarked, onPoint }} />;
        })}
        {graph.boxes.map((box) => (
          <ServiceBox key={box.name} box={box} service={services[box.name]} isMarked={box.name === marked} />
        ))}
      </svg>
    </div>
  );
}

interface UseLineProps {
  line: Line;
  use: Use;
  isMarked: boolean;
  onPoint: (use: Use | undefined) => void;
}

function UseLine({ line: { points }, use, isMarked, onPoint }: UseLineProps) {
  const end = points.at(-1) ?? [0, 0];
  const before = points.at(-2) ?? end;
  const towards = end[0] >= before[0] ? -8 : 8;
  const path = points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
  return (
    <g
      class="use"
      data-state={isFine(use) ? undefined : use.state}
      data-marked={isMarked || undefined}
      onPointerEnter={() => onPoint(use)}
      onPointerLeave={() => onPoint(undefined)}
    >
      <title>{`${sentenceOfUse(use)}\n${use.reads.map(({ place }) => place).join("\n")}`}</title>
      <path class="use-reach" d={path} />
      <path class="use-line" d={path} />
      <path class="use-head" d={`M${end[0]} ${end[1]}l${towards} -4v8z`} />
    </g>
  );
}

function ServiceBox({ box, service, isMarked }: { box: Box; service: ServiceView | undefined; isMarked: boolean }) {
  const state = service?.state ?? "unknown";
  const port = service?.ports[0];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a short cut of the pointer; map and table have the button.
    <g
      class="service-box"
      data-state={state}
      data-marked={isMarked || undefined}
      transform={`translate(${box.x} ${box.y})`}
      onClick={() => port !== undefined && openPanel(port)}
      onPointerEnter={() => {
        hovered.value = port;
      }}
      onPointerLeave={() => {
        hovered.value = undefined;
      }}
    >
      <rect class="box" width={box.width} height={BOX_HEIGHT} />
      <rect class="box-state" y={-1} width={box.width} height={3} />
      <g transform="translate(7 8)">
        <Glyph state={state} size={9} />
      </g>
      <text x={21} y={16}>
        {box.name}
      </text>
    </g>
  );
}

const placeOf = (service: ServiceView | undefined): number => service?.ports[0] ?? Number.POSITIVE_INFINITY;
