/** What a command says and how it ends. */
export interface Answer {
  status: number;
  stdout?: string;
  stderr?: string;
}
