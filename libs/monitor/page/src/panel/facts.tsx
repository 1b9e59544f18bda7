import type { ComponentChildren } from "preact";

type Fact = [name: string, value: ComponentChildren, isCode?: boolean | undefined];

/** Names and what is known under them. Facts without a value are left out. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl class="facts">
    {facts
      .filter(([, value]) => value !== undefined && value !== "")
      .map(([name, value, isCode]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class={isCode ? "mono" : undefined}>{value}</dd>
        </div>
      ))}
  </dl>
);
