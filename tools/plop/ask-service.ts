import { describeRanges, findNameFault, Image, PROTOCOLS, rowsOf, type Spec, Text, titleFor } from "@berth/registry";
import { EXTERNAL_TEMPLATE, type Snapshot } from "@berth/scaffold";
import type { Inquirer } from "./engine.ts";
import type { WizardOptions } from "./wizard-options.ts";

/**
 * Asks for name, range, protocol and purpose, in that order, leaving out what is given or what the spec already says.
 * Of an external program, its image as well.
 */
export async function askService(
  inquirer: Inquirer,
  given: WizardOptions,
  spec: Spec,
  snapshot: Snapshot,
): Promise<WizardOptions> {
  const name = given.name ?? (await askName(inquirer));
  // A reserved service has a row: its range, protocol and purpose are there.
  if (rowsOf(spec, name).length > 0) return { ...given, name };
  const answers = await inquirer.prompt([
    {
      type: "list",
      name: "range",
      message: "Which range?",
      when: given.range === undefined && given.port === undefined,
      choices: describeRanges(spec, snapshot.elsewhere, given.unlock).map(({ id, isOpen, label }) => ({
        name: label,
        value: id,
        disabled: !isOpen,
      })),
    },
    {
      type: "list",
      name: "protocol",
      message: "Protocol served on the port?",
      when: given.protocol === undefined,
      choices: [...PROTOCOLS],
      default: "HTTP",
    },
    {
      type: "input",
      name: "purpose",
      message: "Purpose of the service, in one line?",
      when: given.purpose === undefined,
      default: `${titleFor(name)} service`,
      validate: (text: string) => Text.safeParse(text).error?.issues[0]?.message ?? true,
    },
    {
      type: "input",
      name: "image",
      message: "Image of the container?",
      when: given.template === EXTERNAL_TEMPLATE && (given.image ?? given.owner) === undefined,
      validate: (text: string) => Image.safeParse(text).error?.issues[0]?.message ?? true,
    },
  ]);
  return { ...given, ...answers, name };
}

async function askName(inquirer: Inquirer): Promise<string> {
  const { name } = await inquirer.prompt<{ name: string }>([
    {
      type: "input",
      name: "name",
      message: "Name of the service?",
      validate: (text: string) => findNameFault(text)?.message ?? true,
    },
  ]);
  return name;
}
