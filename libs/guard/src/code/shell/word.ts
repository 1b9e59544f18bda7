/** A word of a command: its value without quotes, expansions masked by \uFFFC, and where the value starts in the script. */
export interface Word {
  text: string;
  start: number;
}
