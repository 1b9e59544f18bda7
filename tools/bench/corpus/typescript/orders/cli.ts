import { Command } from "commander";
import yargs from "yargs";
import convict from "convict";
import { cleanEnv, num, port, str } from "envalid";

const program = new Command()
  .option("-p, --port <number>", "port to listen on", "4102")
  .option("-t, --timeout <ms>", "how long to wait", "5000")
  .option("--redis-port <number>", "where redis is", 6379);

const argv = yargs(process.argv.slice(2))
  .option("port", { alias: "p", type: "number", default: 4103, describe: "port, e.g. 8080" })
  .option("batch", { type: "number", default: 2500 }).argv;

export const env = cleanEnv(process.env, {
  PORT: port({ default: 4104 }),
  SMTP_PORT: num({ default: 1025, desc: "587 in production" }),
  WORKERS: num({ default: 16 }),
  HOST: str({ default: "localhost" }),
});

export const settings = convict({
  server: {
    port: { doc: "The port to bind, 8080 in tests.", format: "port", default: 4105, env: "SERVER_PORT" },
    backlog: { doc: "Backlog", format: "int", default: 511, env: "BACKLOG" },
  },
});
export { argv, program };
