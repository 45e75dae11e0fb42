import { type Html, html } from './html.ts'

/** The mark of the studio, as apps/web/src/ui/Logo.tsx draws it. */
export const mark = html`<svg class="mark" width="24" height="24" viewBox="3.5 3 25 26" fill="none" aria-hidden="true">
<g stroke="currentColor" stroke-width="3.25">
<path d="M11.5 5v5a5.5 5.5 0 0 0 11 0V5" stroke-linecap="round"/><path d="M17 15.5V23"/></g>
<ellipse class="head" cx="13.35" cy="24.2" rx="5.3" ry="4" transform="rotate(-22 13.35 24.2)"/></svg>`

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
