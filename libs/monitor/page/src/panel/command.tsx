import { CopyButton } from "../copy/copy-button.tsx";

/** A command as it is typed, with its Copy. It breaks between its words only, never behind a hyphen. */
export const Command = ({ text }: { text: string }) => (
  <div class="command">
    <code>
      {text.split(" ").flatMap((word, index) => [
        index > 0 && " ",
        <span key={`${index} ${word}`} class="word">
          {word}
        </span>,
      ])}
    </code>
    <CopyButton text={text} what={text} framed />
  </div>
);
