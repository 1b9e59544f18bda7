import { addKeys } from "../keys/keys.ts";
import { openLog } from "../store/opened-panel.ts";
import { act, asked } from "../store/run-service.ts";
import { focused, hovered, selected } from "../store/selection.ts";
import { isNow, portOf, serviceOf } from "../store/state.ts";

/** Keys for the service of the number that is open, or else under the pointer or the focus. Returns their end. */
export const addServiceKeys = (): (() => void) =>
  addKeys(
    { keys: ["l"], words: "log of the service", act: showLog },
    { keys: ["s"], words: "start the service, or stop it (asks)", act: startOrStop },
  );

const chosen = () => selected.peek() ?? hovered.peek() ?? focused.peek();

function serviceOfChosen() {
  const port = chosen();
  const name = portOf(port ?? -1).peek()?.row?.service;
  const service = serviceOf(name ?? "").peek();
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
