import { CopyButton } from "../copy/copy-button.tsx";
import { Path } from "./path.tsx";

/** A command as it is typed, with its Copy. It breaks between its words, else after a slash, never behind a hyphen. */
export const Command = ({ text }: { text: string }) => (
  <div class="command">
    <code>
      {text.split(" ").flatMap((word, index) => [
        index > 0 && " ",
        <span key={`${index} ${word}`} class="word">
          <Path text={word} />
        </span>,
      ])}
    </code>
    <CopyButton text={text} what={text} framed />
  </div>
);
