import {
  type Failure,
  findExcess,
  type Place,
  parseYaml,
  type Result,
  refusal,
  success,
  type YamlSource,
} from "@berth/registry";
import { checkOptions } from "../options/parse-flags.ts";
import { ListedOptions, ServiceOptions } from "../options/service-options.ts";
import { refuseMany } from "./refuse-many.ts";

/** One service of a list: what it asks for, and where the list says so. */
export interface ListedService {
  options: ListedOptions;
  place: Place;
}

/** So many services are thousands of files, which one step still holds in memory. */
const MAX_SERVICES = 1000;

/**
 * The services that a list in YAML or JSON asks for: a mapping for each, whose keys are the flags of `berth service`,
 * with hyphens or in camel case. FLAG_INVALID with its place for all that is wrong in the list.
 *
 * @param file what places call it, such as `services.yaml`
 */
export function readServiceList(file: string, text: string): Result<ListedService[]> {
  const yaml = parseYaml(file, text);
  // Its way out may be that of a spec.
  if (!yaml.ok) {
    const fix = findExcess(text) === undefined ? FORM : `${FORM} ${SPLIT}`;
    return refusal(...yaml.failures.map((failure) => ({ ...failure, ...invalid(failure.message), fix })));
  }
  const source = yaml.value;
  const { data } = source;
  if (!Array.isArray(data)) return refusal({ ...invalid(`${file} is no list.`), place: source.placeOf([]) });
  if (data.length === 0) return refusal({ ...invalid(`${file} lists no service.`), place: source.placeOf([]) });
  if (data.length > MAX_SERVICES)
    return refusal({
      ...invalid(`${file} lists ${data.length} services; at most ${MAX_SERVICES} are created in one step.`),
      fix: SPLIT,
    });
  const services: ListedService[] = [];
  const failures: Failure[] = [];
  for (const [index, entry] of data.entries()) {
    const read = readEntry(source, index, entry);
    if (read.ok) services.push(read.value);
    else failures.push(...read.failures);
  }
  return failures.length > 0 ? refuseMany(failures) : success(services);
}

function readEntry(source: YamlSource, index: number, entry: unknown): Result<ListedService> {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry))
    return refusal({ ...invalid("This entry is no mapping."), place: source.placeOf([index]) });
  const pairs = Object.entries(entry).map(([written, value]) => ({ key: keyOf(written), value, written }));
  const failures = pairs.flatMap(({ key, written }, at) => {
    const place = source.placeOf([index, written], "key");
    if (pairs.findIndex((pair) => pair.key === key) < at) return [{ ...invalid(`${written} occurs twice.`), place }];
    const denied = deniedBy(written);
    if (RUN_KEYS.has(denied ?? key))
      return [{ ...invalid(`--${written} is for the whole run.`), place, fix: "Give it beside --from." }];
    return denied === undefined || !Object.hasOwn(ListedOptions.shape, denied)
      ? []
      : [{ ...invalid(`A list has no key ${written}.`), place, fix: `Write false for ${denied}.` }];
  });
  if (failures.length > 0) return refusal(...failures);
  const written = new Map(pairs.map((pair) => [pair.key, pair.written]));
  const placeOf = (key: string, part?: "key") => source.placeOf([index, written.get(key) ?? key], part);
  const options = checkOptions(ListedOptions, Object.fromEntries(pairs.map(({ key, value }) => [key, value])), placeOf);
  return options.ok ? success({ options: options.value, place: placeOf("name") }) : options;
}

/** `url-env` -> `urlEnv`. */
const keyOf = (written: string): string => written.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** `no-reserve` -> `reserve`: on the command line, what is not wanted has a flag of its own. */
function deniedBy(written: string): string | undefined {
  const name = /^no(?:-|(?=[A-Z]))(.+)$/.exec(written)?.[1];
  return name && keyOf(`${name.charAt(0).toLowerCase()}${name.slice(1)}`);
}

/** What is said of the whole run, and not of one of its services. */
const RUN_KEYS = new Set([
  "dryRun",
  ...Object.keys(ServiceOptions.shape).filter((key) => !Object.hasOwn(ListedOptions.shape, key)),
]);

const invalid = (message: string) => ({ code: "FLAG_INVALID", message, fix: FORM }) as const;

const FORM =
  "Write an entry for each service, in plain YAML or JSON: - { name: billing, range: <range> }. " +
  "See all keys with --help.";
const SPLIT = "Make several lists of a long one.";
