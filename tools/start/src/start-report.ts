/** A port that a service is to listen on: its variable, and the number that it has for this start. */
export interface ExpectedPort {
  env: string;
  port: number;
}

/** What is known of one service that starts. */
interface Start {
  /** The ports that it does not listen on yet, by variable. */
  waiting: Map<string, number>;
  addresses: string[];
  /** Why it does not run; empty while nothing says so. */
  failure: string | undefined;
}

/** Follows the starts of several services through the lines that they print, and through the ports that are taken. */
export class StartReport {
  readonly #starts: Map<string, Start>;

  constructor(services: ReadonlyMap<string, readonly ExpectedPort[]>) {
    const begin = (ports: readonly ExpectedPort[]): Start => ({
      waiting: new Map(ports.map(({ env, port }) => [env, port])),
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

  /** The numbers on which nothing of these services is known to listen. */
  get waiting(): number[] {
    return [...this.#starts.values()].flatMap(({ waiting }) => [...waiting.values()]);
  }

  /** Takes the numbers on which something listens by now: a server that is not Berth's says so in words of its own. */
  see(listening: Iterable<number>): void {
    const taken = new Set(listening);
    for (const { addresses, waiting } of this.#starts.values())
      for (const [variable, port] of waiting)
        if (taken.has(port) && waiting.delete(variable)) addresses.push(`http://127.0.0.1:${port}`);
  }

  /** Whether each service is up, or failed, or has one of its ports: it opens them together, so no more will follow. */
  get isSettled(): boolean {
    return [...this.#starts.values()].every(
      ({ addresses, waiting, failure }) => waiting.size === 0 || failure || addresses.length > 0,
    );
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
      return [service, "failed", `does not listen yet: ${[...waiting.keys()].join(", ")}`];
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
