import { calls, words } from "../text/name-pattern.ts";
import lists from "./common-rules.json" with { type: "json" };

// Rules that hold in every language; a dotted callee is matched, see `Call.callee`.

/** Calls that only tell people or compare: what is handed to them is not used as an address. */
export const PRINT_CALLS = calls(lists.printCalls);

/** Calls that compare what was found with what was expected. */
export const ASSERTION_CALLS = calls(lists.assertionCalls);

/** Calls that pick a free port, starting from a wish or not: a port picked is not hardcoded. */
export const FREE_PORT_CALLS = calls(lists.freePortCalls, "i");

/** Conversions and builders of addresses: what they make stands for what they were given. */
export const CONVERSION_CALLS = calls(lists.conversionCalls);

/** Calls that read a setting and take a second value when there is none; the first argument names the setting. */
export const SETTING_READS = new RegExp(`^config$|${calls(lists.settingReads).source}`);

/** Declarations of a command line option; an argument names it. */
export const OPTION_CALLS = calls(lists.optionCalls);

/** Keys and names whose values are written for people. */
export const READER_KEYS = words(lists.readerKeys, "i");

/** Names of what a test puts in and expects: data. */
export const EXPECTED_NAMES = /^(expect\w*|want\w*|input|output|result|pair|actual|given)$/i;

/** Keys of what is sent to a server; that is not where the server is. */
export const SENT_KEYS = /^(json|data|body|payload|params|query|headers)$/;
