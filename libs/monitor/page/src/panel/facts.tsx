import type { ComponentChildren } from "preact";
import { Path } from "./path.tsx";

type Fact = [name: string, value: ComponentChildren, isCode?: boolean | undefined];

/** Names and what is known under them. Facts without a value are left out. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl class="facts">
    {facts
      .filter(([, value]) => value !== undefined && value !== "")
      .map(([name, value, isCode]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class={isCode ? "mono" : undefined}>
            {isCode && typeof value === "string" ? <Path text={value} /> : value}
          </dd>
        </div>
      ))}
  </dl>
);
