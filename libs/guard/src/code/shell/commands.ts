import lists from "./commands.json" with { type: "json" };

/** How a program takes ports. */
export interface Program {
  /** Its short flags that take a port or an address. */
  short?: string;
  /** It takes a port as a word of its own. */
  bare?: boolean;
  scheme?: string;
}

/** Programs that only call ports. */
export const CLIENTS: ReadonlyMap<string, Program> = new Map(Object.entries(lists.clients));

/** Programs that serve. */
export const SERVERS: ReadonlyMap<string, Program> = new Map(Object.entries(lists.servers));

/** Programs whose words are written for people, or that look at ports without using them. */
export const PRINT_COMMANDS: ReadonlySet<string> = new Set(lists.printCommands);

/** Programs that run what follows them. */
export const WRAPPER_COMMANDS: ReadonlySet<string> = new Set(lists.wrapperCommands);

/** Programs that take whole command lines as words. */
export const SCRIPT_COMMANDS: ReadonlySet<string> = new Set(lists.scriptCommands);
