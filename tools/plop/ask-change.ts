import { describeRanges, rowsOf, type Spec, spanOf, Text } from "@berth/registry";
import type { Snapshot } from "@berth/scaffold";
import type { ChangeOptions } from "./change-options.ts";
import type { Inquirer } from "./engine.ts";

/** Asks which service to retire, whether to delete its folder, and why. */
export async function askRetire(
  inquirer: Inquirer,
  given: ChangeOptions<"retire">,
  spec: Spec,
  { serviceFolders }: Snapshot,
): Promise<ChangeOptions<"retire">> {
  const name = given.name ?? (await askService(inquirer, spec, "Which service do you want to retire?"));
  const answers = await inquirer.prompt([
    {
      type: "confirm",
      name: "delete",
      message: `Also delete services/${name}?`,
      when: given.delete === undefined && given.port === undefined && serviceFolders.includes(name),
      default: false,
    },
    { ...reasonQuestion("Why?"), when: given.reason === undefined },
  ]);
  return { ...given, ...answers, name };
}

/** Asks which port moves, into which range, and why. */
export async function askMove(
  inquirer: Inquirer,
  given: ChangeOptions<"move">,
  spec: Spec,
  { elsewhere }: Snapshot,
): Promise<ChangeOptions<"move">> {
  const name = given.name ?? (await askService(inquirer, spec, "Which service do you want to move?"));
  const rows = rowsOf(spec, name).filter(({ status }) => status !== "retired");
  const answers = await inquirer.prompt([
    {
      type: "list",
      name: "port",
      message: "Which port of the service?",
      when: given.port === undefined && rows.length > 1,
      choices: rows.map(({ port, title }) => ({ name: `${port}  ${title}`, value: port })),
    },
    {
      type: "list",
      name: "range",
      message: "Into which range?",
      when: given.range === undefined && given.to === undefined,
      choices: describeRanges(spec, elsewhere, given.unlock).map(({ id, isOpen, label }) => ({
        name: label,
        value: id,
        disabled: !isOpen,
      })),
    },
    { ...reasonQuestion("Why?"), when: given.reason === undefined },
  ]);
  return { ...given, ...answers, name };
}

/** Asks for the range, its ports and, of a new one, its purpose. */
export async function askRange(
  inquirer: Inquirer,
  given: ChangeOptions<"range">,
  spec: Spec,
): Promise<ChangeOptions<"range">> {
  const { name = "" } =
    given.name === undefined
      ? await inquirer.prompt<{ name: string }>([
          { type: "input", name: "name", message: "Id of the new or existing range?" },
        ])
      : given;
  const old = spec.ranges.find(({ id }) => id === name);
  const isChanged = given.ports ?? given.purpose ?? given.policy;
  const answers = await inquirer.prompt([
    {
      type: "input",
      name: "ports",
      message: "First and last port, such as 9040-9049?",
      when: given.ports === undefined && (!old || isChanged === undefined),
      ...(old && { default: spanOf(old) }),
    },
    {
      type: "input",
      name: "purpose",
      message: "Purpose of the range, in one line?",
      when: given.purpose === undefined && !old,
      validate: isText,
    },
  ]);
  return { ...given, ...answers, name };
}

async function askService(inquirer: Inquirer, { ports }: Spec, message: string): Promise<string> {
  const live = ports.filter(({ status }) => status !== "retired").map(({ service }) => service);
  const { name } = await inquirer.prompt<{ name: string }>([
    { type: "list", name: "name", message, choices: [...new Set(live)] },
  ]);
  return name;
}

const reasonQuestion = (message: string) => ({
  type: "input",
  name: "reason",
  message,
  validate: isText,
});

const isText = (text: string): string | true => Text.safeParse(text).error?.issues[0]?.message ?? true;
