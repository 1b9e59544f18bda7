/** Names of what a test puts in and expects: data. */
export const EXPECTED = /^(expect\w*|want\w*|input|output|result|pair|actual|given)$/i;

/** Names of what is sent to a server; that is not where the server is. */
export const SENT = /^(json|data|body|payload|params|query|headers)$/;
