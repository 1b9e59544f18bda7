/**
 * The Content-Security-Policy of a page that comes from its service alone: nothing from elsewhere, no inline script, no
 * inline style. `data:` is for the icons in style sheets. https://www.w3.org/TR/CSP3/
 */
export const OWN_PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");
