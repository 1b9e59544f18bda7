import { signal } from "@preact/signals";

const title = signal("Berth");

/** The whole page. */
export function Page() {
  return <h1>{title}</h1>;
}
