/** What the API takes as a filter of the feed: up to 20 patterns such as `rugs.*`, separated by commas. */
export const TYPE_PATTERNS = /^[A-Za-z0-9._:/*-]{1,128}(?:,[A-Za-z0-9._:/*-]{1,128}){0,19}$/;
