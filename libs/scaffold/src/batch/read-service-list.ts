import { type Failure, type Place, parseYaml, type Result, refusal, success, type YamlSource } from "@berth/registry";
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
  if (!yaml.ok) return refusal(...yaml.failures.map((failure) => ({ ...failure, ...invalid(failure.message) })));
  const source = yaml.value;
  const { data } = source;
  if (!Array.isArray(data)) return refusal({ ...invalid(`${file} is no list.`), place: source.placeOf([]) });
  if (data.length === 0) return refusal({ ...invalid(`${file} lists no service.`), place: source.placeOf([]) });
  if (data.length > MAX_SERVICES)
    return refusal({
      ...invalid(`${file} lists ${data.length} services; at most ${MAX_SERVICES} are created in one step.`),
      fix: "Make several lists of it.",
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
    return RUN_KEYS.has(key)
      ? [{ ...invalid(`--${written} is for the whole run.`), place, fix: "Give it beside --from." }]
      : [];
  });
  if (failures.length > 0) return refusal(...failures);
  const written = new Map(pairs.map((pair) => [pair.key, pair.written]));
  const placeOf = (key: string) => source.placeOf([index, written.get(key) ?? key]);
  const options = checkOptions(ListedOptions, Object.fromEntries(pairs.map(({ key, value }) => [key, value])), placeOf);
  return options.ok ? success({ options: options.value, place: placeOf("name") }) : options;
}

/** `url-env` -> `urlEnv`. */
const keyOf = (written: string): string => written.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** What is said of the whole run, and not of one of its services. */
const RUN_KEYS = new Set(Object.keys(ServiceOptions.shape).filter((key) => !Object.hasOwn(ListedOptions.shape, key)));

const invalid = (message: string) => ({ code: "FLAG_INVALID", message, fix: FORM }) as const;

const FORM = "Write an entry for each service: - { name: billing, range: <range> }. See all keys with --help.";
