import type { PlaceKind, PortPlace } from "../../../places/port-place.ts";
import { addressPlace, findAddresses } from "../../text/addresses.ts";
import { kindByNames, namesPort } from "../../text/words.ts";
import type { Word } from "../word.ts";

const SET = /^--set(?:-string|-json|-literal)?$/;
const SETTING = /(?:^|,)([\w.[\]-]+)=((?:\\.|[^,\\])*)/g;
const PUBLISHED = /(?:^|\.)(?:service|ingress|ports?|\w*(?:container|node|target|host)Port)(?:\.|$)/i;
const VARIABLE = /^(.*\benv\w*\[\d+\])\.value$/i;

interface Setting extends Word {
  key: string;
}

/** `helm install --set service.port=7120 --set "addrs[0]=$r.svc:7121"`: values by their keys. */
export function findInHelm(words: readonly Word[]): readonly PortPlace[] {
  const settings = words.flatMap(({ start, text }, index) => {
    if (SET.test(words[index - 1]?.text ?? "")) return settingsIn(text, start);
    const flag = /^--set[\w-]*=/.exec(text)?.[0];
    return flag === undefined ? [] : settingsIn(text.slice(flag.length), start + flag.length);
  });
  const values = new Map(settings.map(({ key, text }) => [key, text]));
  return settings.flatMap((setting) => {
    // `envVars[0].name=HTTP_PORT` names what `envVars[0].value=7120` is for.
    const variable = VARIABLE.exec(setting.key)?.[1];
    const name = variable === undefined ? setting.key : (values.get(`${variable}.name`) ?? "");
    return placesOf(setting, name, variable !== undefined);
  });
}

function settingsIn(text: string, start: number): Setting[] {
  return [...text.slice(0, 5000).matchAll(SETTING)].map(({ 0: whole, 1: key = "", 2: value = "", index }) => {
    const quote = /^["']/.test(value) ? 1 : 0;
    const colon = value.startsWith("\\:") ? 1 : 0;
    const from = index + whole.length - value.length + quote + colon;
    return { key, text: value.slice(quote + colon, value.length - quote), start: start + from };
  });
}

function placesOf({ start, text }: Setting, key: string, isVariable: boolean): readonly PortPlace[] {
  const last = key.split(".").at(-1) ?? "";
  return findAddresses(text).flatMap((part) => {
    if (part.form === "digits") return namesPort(last) ? [addressPlace(kindOf(key, isVariable), part, start)] : [];
    if (part.form === "port-only") return [addressPlace("bind", part, start)];
    const isAddress = part.form === "url" || (part.form === "address" && !/image|tag|repository/i.test(key));
    return isAddress ? [addressPlace("connect", part, start)] : [];
  });
}

function kindOf(key: string, isVariable: boolean): PlaceKind {
  if (isVariable) return "default";
  return PUBLISHED.test(key.split(".").slice(0, -1).join(".")) || /(?:container|node|target)Port$/.test(key)
    ? "publish"
    : (kindByNames(key.split(".").toReversed()) ?? "bind");
}
