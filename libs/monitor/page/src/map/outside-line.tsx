import { useComputed } from "@preact/signals";
import { shown } from "../store/state.ts";
import { Cell } from "./cell.tsx";
import type { Grain } from "./cell-size.ts";

/** Rows whose number lies in no range: rare, and not to be missed. */
export function OutsideLine({ grain }: { grain: Grain }) {
  const ports = useComputed(() => {
    const ranges = shown.value?.ranges ?? [];
    return Object.values(shown.value?.ports ?? {})
      .map(({ port }) => port)
      .filter((port) => !ranges.some(({ from, to }) => port >= from && port <= to))
      .join();
  }).value;
  if (ports === "") return null;
  return (
    <tbody class="range">
      <tr class="line">
        <th scope="row" class="range-label">
          <span class="name">in no range</span>
        </th>
        {ports.split(",").map((port) => (
          <Cell key={port} port={Number(port)} policy="fixed" isNext={false} size={grain.size} />
        ))}
      </tr>
    </tbody>
  );
}
