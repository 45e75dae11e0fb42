import { html } from './html.ts'
import { mark, page } from './page.ts'

/** Stands where the studio's pages would be while they are not built. */
export const notBuiltPage = page('Tunesmith', html`
<main class="notice">
<p class="brand">${mark} Tunesmith</p>
<h1>The studio is running; its pages are not built yet</h1>
<p>Build them in the folder of the project, then start the studio again:</p>
<pre><code>npm run -w apps/web build
npm start</code></pre>
<p>Everything else works without them: <a href="/api-docs">the API</a>, and the commands of <code>tunesmith help</code>.</p>
</main>`)
