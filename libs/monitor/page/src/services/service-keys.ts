import { copyText } from "../copy/copy-text.ts";
import { addKeys } from "../keys/keys.ts";
import { announce } from "../store/announce.ts";
import { openLog } from "../store/opened-panel.ts";
import { act, asked } from "../store/run-service.ts";
import { focused, hovered, selected } from "../store/selection.ts";
import { isNow, live, shown } from "../store/state.ts";
import { urlOf } from "../words/url-of.ts";

/** Keys for the service of the number that is open, or else under the pointer or the focus. Returns their end. */
export const addServiceKeys = (): (() => void) =>
  addKeys(
    { keys: ["u"], words: "copy the URL", act: () => copy("URL") },
    { keys: ["v"], words: "copy the variable", act: () => copy("variable") },
    { keys: ["l"], words: "log of the service", act: showLog },
    { keys: ["s"], words: "start the service, or stop it (asks)", act: startOrStop },
  );

const chosen = () => selected.peek() ?? hovered.peek() ?? focused.peek();

function copy(what: "URL" | "variable"): boolean {
  const view = shown.peek()?.ports[chosen() ?? -1];
  const text = what === "URL" ? view && urlOf(view) : view?.row?.env;
  if (!text || !isNow.peek()) return false;
  copyText(text).then((isCopied) => announce(isCopied ? `${text} copied` : `${text} not copied: the browser refuses`));
  return true;
}

function serviceOfChosen() {
  const port = chosen();
  const name = live.peek()?.ports[port ?? -1]?.row?.service;
  const service = name === undefined ? undefined : live.peek()?.services[name];
  return port === undefined || !service || !isNow.peek() ? undefined : { port, service };
}

function showLog(): boolean {
  const found = serviceOfChosen();
  if (found) openLog(found.port);
  return found !== undefined;
}

function startOrStop(): boolean {
  const service = serviceOfChosen()?.service;
  if (!service || service.action) return false;
  if (service.canStop) asked.value = service.name;
  else if (service.canStart && service.state !== "up") act(service.name, "start");
  else return false;
  return true;
}
