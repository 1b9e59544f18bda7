/** The page at /docs. Its links are relative, so that it works below a proxy's prefix. */
export function renderPage(title: string): string {
  const name = title.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<div id="ui"></div>
<script src="docs/swagger-ui.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
`;
}

/** Starts Swagger UI. The validator badge would send the document to another server. */
export const START_SCRIPT = `SwaggerUIBundle({
  url: "docs/json",
  dom_id: "#ui",
  deepLinking: true,
  validatorUrl: null,
});
`;
