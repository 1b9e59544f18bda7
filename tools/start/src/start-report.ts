/** What is known of one service that starts. */
interface Start {
  /** Variables of the ports that it does not listen on yet. */
  waiting: Set<string>;
  addresses: string[];
  /** Why it does not run; empty while nothing says so. */
  failure: string | undefined;
}

/** Follows the starts of several services through the lines that they print. */
export class StartReport {
  readonly #starts: Map<string, Start>;

  /** @param services the variables of each service's ports. */
  constructor(services: ReadonlyMap<string, readonly string[]>) {
    const begin = (variables: readonly string[]) => ({
      waiting: new Set(variables),
      addresses: [],
      failure: undefined,
    });
    this.#starts = new Map([...services].map(([service, variables]) => [service, begin(variables)]));
  }

  /**
   * Takes one line as Nx prints it: `hello: text of the service`. What counts is what @berth/service prints when it
   * listens and when it cannot start, and the last line of Node when a program ends with an uncaught error.
   */
  read(line: string): void {
    const [, service = "", text = ""] = /^([^\s:]+): (.*)$/.exec(line) ?? [];
    const start = this.#starts.get(service);
    if (!start) return;
    const [, address, variable] = /listening on (\S+) \((\w+), /.exec(text) ?? [];
    if (address && variable && start.waiting.delete(variable)) start.addresses.push(address);
    else if (/^FATAL /.test(text)) start.failure = "";
    else if (start.failure === "" && text !== "") start.failure = text;
    else if (/^Node\.js v\d/.test(text)) start.failure ??= "ended with an uncaught error, see above";
  }

  /** Whether every service is up, or said why not. */
  get isComplete(): boolean {
    return [...this.#starts.values()].every(({ waiting, failure }) => waiting.size === 0 || failure);
  }

  /** A table with a line for each service. */
  render(): string {
    const rows = [...this.#starts].map(([service, { waiting, addresses, failure }]) => {
      if (failure !== undefined) return [service, "failed", failure];
      if (waiting.size === 0) return [service, "up", addresses.join(", ")];
      return [service, "failed", `does not listen yet: ${[...waiting].join(", ")}`];
    });
    const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    return rows
      .map((row) =>
        row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd(),
      )
      .join("\n");
  }
}
