/** The page that shows the OpenAPI document; its scripts and styles are served beside it. */
export const referencePage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Sphere API</title>
    <link rel="stylesheet" href="docs/swagger-ui.css">
  </head>
  <body>
    <main id="reference">
      <noscript>The document is at <a href="openapi.json">openapi.json</a>.</noscript>
    </main>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/reference.js"></script>
  </body>
</html>
`;

/** A file of its own, so that the page needs no inline script. */
export const referenceScript = `SwaggerUIBundle({
  url: new URL('openapi.json', window.location.href).href,
  dom_id: '#reference',
  deepLinking: true,
  validatorUrl: null,
});
`;
