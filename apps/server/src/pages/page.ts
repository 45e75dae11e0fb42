import { type Html, html } from './html.ts'

/** The mark of the studio: a note whose stem is a tuning fork. */
export const mark = html`<svg class="mark" width="24" height="24" viewBox="4 3 24 26" fill="none" aria-hidden="true">
<g stroke="currentColor" stroke-width="3" stroke-linecap="round">
<path d="M12.25 5.5v6.25a5.25 5.25 0 0 0 10.5 0V5.5"/><path d="M17.5 17v7"/></g>
<ellipse class="head" cx="13.6" cy="24.2" rx="4.9" ry="3.7" transform="rotate(-20 13.6 24.2)"/></svg>`

/** A whole page that needs no script. */
export function page(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/api-docs/page.css">
</head>
<body>
${body}
</body>
</html>
`.html
}
