import type { Knowledge, Place } from "@berth/registry";
import type { ChangeKind } from "@berth/scaffold";

/** A change that is asked for, with options that `checkRequest` has accepted. */
export interface ChangeRequest {
  kind: ChangeKind;
  options: Readonly<Record<string, unknown>> & {
    name?: string | undefined;
    /** Whether the outcome is to be rendered as JSON. */
    json?: boolean | undefined;
  };
  /** What files know of ports, for an import and for a set-up that begins with one. */
  knowledge?: readonly Knowledge[] | undefined;
  /** What a list of services asks for, with the place of each in the list. */
  services?: readonly { options: Readonly<Record<string, unknown>>; place: Place }[] | undefined;
}
