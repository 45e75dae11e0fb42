import { type Operation, operationGroups, type OperationName, operationTable } from '@tunesmith/contract'
import { snippetsOf } from '@tunesmith/contract/snippets'
import { exampleInput } from './example-input.ts'
import { type Html, html } from './html.ts'
import { mark, page } from './page.ts'
import { type Field, fieldsOf } from './schema-fields.ts'

const titles: Record<keyof typeof operationGroups, string> = {
  system: 'System', accounts: 'Accounts', projects: 'Projects', datasets: 'Datasets',
  models: 'Models', registry: 'The registry of models', hub: 'The hub', runs: 'Runs', chats: 'Chats', exports: 'Exports', openai: 'The API of OpenAI', fineTuning: 'Fine-tuning as OpenAI has it',
}
const groups = (Object.keys(titles) as (keyof typeof titles)[]).map((group) => ({
  group, title: titles[group], names: Object.keys(operationGroups[group]) as OperationName[],
}))

const whoMay = { public: 'anybody', viewer: 'any account', editor: 'role editor', owner: 'role owner' } as const

/** The description of every operation for people; `baseUrl` is where the examples call it. */
export function apiPage(baseUrl: string): string {
  return page('Tunesmith API', html`
<a class="skip" href="#content">To the content</a>
<header class="bar"><a class="brand" href="/">${mark} Tunesmith</a><a href="/openapi.json">OpenAPI</a></header>
<div class="columns">
<nav aria-label="Operations">${groups.map(contents)}</nav>
<main id="content">
<h1>The API</h1>
<p class="lead">Everything the studio can do, for programs: what its pages and its commands do, they do through these
operations.</p>
${introduction(baseUrl)}
${groups.map(({ group, title, names }) => html`<section aria-labelledby="${group}">
<h2 id="${group}">${title}</h2>
${names.map((name) => operationSection(name, baseUrl))}
</section>`)}
</main>
</div>`)
}

function contents({ group, title, names }: (typeof groups)[number]): Html {
  return html`<p><a href="#${group}">${title}</a></p>
<ul>${names.map((name) => html`<li><a href="#${name}">${name}</a></li>`)}</ul>`
}

function introduction(baseUrl: string): Html {
  return html`
<h2 id="keys">Keys</h2>
<p>Make an API key in Settings and send it with every request. It can do what its role allows, and never more than the person
it belongs to.</p>
${block(`curl '${baseUrl}/api/runs' -H "Authorization: Bearer $TUNESMITH_KEY"`)}
<h2 id="client">From TypeScript</h2>
${block(`import { createClient } from '@tunesmith/client'

const client = createClient({ baseUrl: '${baseUrl}', apiKey: process.env.TUNESMITH_KEY })
const { items } = await client.listRuns()`)}
<h2 id="errors">Errors</h2>
<p>An error has a permanent code, and says what happened, why, and what to do:</p>
${block(`{ "error": { "code": "NOT_FOUND", "title": "…", "message": "…", "remedy": "…", "params": { … } } }`)}
<h2 id="streams">Streams</h2>
<p>Operations that stream send
<a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">server-sent events</a>: each has one JSON object as its
<code>data</code>, the event <code>end</code> says that nothing follows, and <code>failed</code> carries an error. A stream that
breaks off is taken up again after the <code>Last-Event-ID</code> that is sent.</p>`
}

function operationSection(name: OperationName, baseUrl: string): Html {
  const operation = operationTable[name]
  const { method, path, summary, access, isPersonal, params, query, body, upload } = operation
  const given = [...fieldsOf(params, 'input'), ...fieldsOf(query, 'input'), ...(upload ? [] : fieldsOf(body, 'input'))]
  return html`<article id="${name}" aria-labelledby="${name}-title">
<h3 id="${name}-title"><a href="#${name}">${name}</a></h3>
<p>${summary}</p>
<p class="route"><b class="method" data-method="${method}">${method}</b> <code>${path}</code>
<small>${whoMay[access]}${isPersonal && ', the own ones'}</small></p>
${given.length > 0 && fieldTable('What it takes', given)}
${upload && html`<p>The bytes of the file are the body of the request.</p>`}
${examples(name, baseUrl)}
${answer(operation)}
</article>`
}

function examples(name: OperationName, baseUrl: string): Html {
  const snippets = snippetsOf(name, exampleInput(name) as never, { baseUrl })
  return html`<details><summary>Examples</summary>${snippets.map(({ title, code }) => html`<h4>${title}</h4>${block(code)}`)}</details>`
}

function answer({ answer = 'json', response }: Operation): Html {
  if (answer === 'file') return html`<p>It answers with a file.</p>`
  const fields = fieldsOf(response, 'output')
  const title = answer === 'events' ? 'What streams' : 'What comes back'
  return fields.length === 0 ? html`` : html`<details><summary>${title}</summary>${fieldTable(title, fields)}</details>`
}

function fieldTable(caption: string, fields: Field[]): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${caption}">
<table><caption class="hidden">${caption}</caption>
<thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>${fields.map(fieldRow)}</tbody></table></div>`
}

function fieldRow({ name, type, isRequired, initial, description }: Field): Html {
  const note = initial !== null ? `${initial} when left out` : isRequired ? '' : 'optional'
  return html`<tr><th scope="row"><code>${name}</code></th>
<td><code>${type}</code>${note !== '' && html` <small>${note}</small>`}</td><td>${description}</td></tr>`
}

function block(text: string): Html {
  return html`<pre tabindex="0"><code>${text}</code></pre>`
}
