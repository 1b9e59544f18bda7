import type { ComponentChildren } from "preact";
import type { Advice } from "../../../src/api/monitor-state.ts";
import { Command } from "./command.tsx";

/** Doctor's advice: identify the holder, ask whether it may, prevent the next time. */
export const Steps = ({ advice }: { advice: Advice }) => (
  <ol class="steps">
    <Step number={1} title="Identify">
      {advice.identify.map((command) => (
        <Command key={command} text={command} />
      ))}
    </Step>
    <Step number={2} title="Legitimate?">
      {advice.legitimate.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Step>
    <Step number={3} title="Prevent">
      {advice.prevent.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {advice.fix && <p>{advice.fix}</p>}
    </Step>
  </ol>
);

const Step = ({ number, title, children }: { number: number; title: string; children: ComponentChildren }) => (
  <li>
    <span class="step-number mono" aria-hidden="true">
      {number}
    </span>
    <div>
      <h3 class="name">{title}</h3>
      {children}
    </div>
  </li>
);
