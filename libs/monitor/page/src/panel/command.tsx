import { CopyButton } from "../copy/copy-button.tsx";

/** A command as it is typed, with its Copy. */
export const Command = ({ text }: { text: string }) => (
  <div class="command">
    <code>{text}</code>
    <CopyButton text={text} what={text} framed />
  </div>
);
