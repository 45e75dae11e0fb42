import type { Page } from '@playwright/test'
import type { SectionId } from '../src/pages/settings/SettingsPage.tsx'
import type { router } from '../src/router.ts'
import type { PageId } from '../src/wizard/pages.ts'
import { answersAsIf } from '../testing/as-if.ts'
import type { Content } from '../testing/content.ts'
import { hubModels } from '../testing/hub.ts'
import type { Importable } from '../testing/imports.ts'
import { exportStates, importStates } from '../testing/states.ts'

/** What a picture is taken of. */
export interface Scene {
  /** Also the name of its files. */
  name: string
  path: string
  /** What is done before the page is opened. */
  prepare?: (page: Page) => Promise<void>
  /** What is done before the picture is taken; the same in every language, so nothing is found by its text. */
  act?: (page: Page) => Promise<void>
  /** In a studio that holds nothing yet. */
  isEmpty?: true
  /** By somebody who has not signed in. */
  isSignedOut?: true
}

type Address = keyof (typeof router)['routesByPath']

const press = (selector: string) => (page: Page) => page.locator(selector).first().click()

const wizardPages: Readonly<Record<PageId, (content: Content) => Scene[]>> = {
  goal: ({ project, untouched }) => [
    ofWizard(project, 'goal'),
    { ...ofWizard(untouched, 'goal', '', 'wizard-goal-problem'), act: press('main button[type=submit]') },
  ],
  domain: ({ project }) => [ofWizard(project, 'domain')],
  language: ({ project }) => [ofWizard(project, 'language')],
  data: ({ project }) => [ofWizard(project, 'data')],
  columns: ({ unfinished }) => [ofWizard(unfinished, 'columns')],
  rows: ({ project, unfinished }) => [ofWizard(project, 'rows'), ofWizard(unfinished, 'rows', '?problems=true', 'wizard-rows-problems')],
  proof: ({ project, unfinished }) => [ofWizard(project, 'proof'), ofWizard(unfinished, 'proof', '', 'wizard-proof-problems')],
  split: ({ unfinished }) => [ofWizard(unfinished, 'split')],
  model: ({ project }) => [ofWizard(project, 'model')],
  effort: ({ project }) => [
    ofWizard(project, 'effort'),
    ofWizard(project, 'effort', '?depth=everything', 'wizard-effort-everything'),
  ],
  check: ({ project }) => [ofWizard(project, 'check')],
  started: ({ project }) => [ofWizard(project, 'started')],
}

const ofWizard = (project: string, page: PageId, search = '', name = `wizard-${page}`): Scene =>
  ({ name, path: `/projects/${project}/${page}${search}` })

const settingsSections: Readonly<Record<SectionId, readonly Omit<Scene, 'path'>[]>> = {
  account: [{ name: 'settings-account' }],
  appearance: [{ name: 'settings-appearance' }],
  keys: [{ name: 'settings-keys' }],
  hub: [{ name: 'settings-hub' }],
  people: [{ name: 'settings-people' }],
  audit: [{ name: 'settings-audit' }],
  machine: [{ name: 'settings-machine' }],
}

const importOf = (path: string) => `/models/import?path=${encodeURIComponent(path)}`

/** What of each address of the studio has to be seen; none, where it leads on to another. */
const addresses: Readonly<Record<Address, (content: Content, importable: Importable) => readonly Scene[]>> = {
  '/': () => [
    { name: 'home', path: '/' },
    { name: 'home-empty', path: '/', isEmpty: true },
    { name: 'home-account-menu', path: '/', act: press('header button[aria-haspopup]') },
    { name: 'home-delete', path: '/', act: press('main li button[aria-label]') },
  ],
  '/sign-in': () => [{ name: 'sign-in', path: '/sign-in', isSignedOut: true }],
  '/projects/$projectId': () => [],
  '/projects/$projectId/overview': ({ project, unfinished }) => [
    { name: 'overview', path: `/projects/${project}/overview` },
    { name: 'overview-unfinished', path: `/projects/${unfinished}/overview` },
  ],
  '/projects/$projectId/$page': (content) => Object.values(wizardPages).flatMap((scenes) => scenes(content)),
  '/models': () => [{ name: 'models', path: '/models' }],
  '/models/hub': ({ project }) => [
    { name: 'hub', path: '/models/hub' },
    { name: 'hub-for-project', path: `/models/hub?format=safetensors&project=${project}` },
    { name: 'hub-nothing', path: '/models/hub?search=nothing-is-called-so' },
  ],
  '/models/hub/$owner/$name': () => [
    { name: 'hub-model', path: `/models/hub/${hubModels.plain}` },
    { name: 'hub-model-gated', path: `/models/hub/${hubModels.gated}` },
    { name: 'hub-model-gguf', path: `/models/hub/${hubModels.quantised}` },
  ],
  '/models/downloads': () => [{ name: 'downloads', path: '/models/downloads' }, { name: 'downloads-empty', path: '/models/downloads', isEmpty: true }],
  '/models/storage': () => [
    { name: 'storage', path: '/models/storage' },
    { name: 'storage-remove', path: '/models/storage', act: press('main li button') },
  ],
  '/models/$modelId': ({ finishedRun }) => [
    { name: 'model', path: `/models/${finishedRun}` },
    { name: 'model-bundled', path: '/models/tunesmith-base-10m' },
    { name: 'model-register', path: `/models/${finishedRun}`, act: press('main header button:last-of-type') },
  ],
  '/models/$modelId/lineage': ({ finishedRun }) => [{ name: 'lineage', path: `/models/${finishedRun}/lineage` }],
  '/models/$modelId/export': ({ finishedRun }) => [{ name: 'export-choice', path: `/models/${finishedRun}/export` }],
  '/models/exports/$exportId': ({ export: exportId }) => Object.entries(exportStates).map(([state, change]) => ({
    name: `export-${state}`,
    path: `/models/exports/${exportId}`,
    prepare: (page) => answersAsIf(page, 'getExport', { exportId }, change),
  })),
  '/models/import': (_, { model, adapter, pickled }) => [
    { name: 'import', path: '/models/import', isEmpty: true },
    { name: 'import-found', path: importOf(model) },
    { name: 'import-adapter', path: `${importOf(adapter)}&base=tunesmith-base-10m` },
    { name: 'import-base-missing', path: importOf(adapter) },
    { name: 'import-refused', path: importOf(pickled) },
    {
      name: 'import-states',
      path: '/models/import',
      prepare: (page) => answersAsIf(page, 'listModelImports', {}, ({ items: [made] }) => {
        const items = Object.values(importStates).map((change) => change(made))
        return { items, total: items.length }
      }),
    },
  ],
  '/models/registry': () => [
    { name: 'registry', path: '/models/registry' },
    { name: 'registry-empty', path: '/models/registry', isEmpty: true },
  ],
  '/models/registry/$name': ({ registered }) => [{ name: 'registered', path: `/models/registry/${registered}` }],
  '/models/compare': ({ finishedRun }) => [{ name: 'models-compare', path: `/models/compare?ids=${finishedRun},tunesmith-base-10m` }],
  '/datasets': () => [{ name: 'datasets', path: '/datasets' }, { name: 'datasets-empty', path: '/datasets', isEmpty: true }],
  '/datasets/$datasetId': ({ dataset, faultyDataset }) => [
    { name: 'dataset', path: `/datasets/${dataset}` },
    { name: 'dataset-faulty', path: `/datasets/${faultyDataset}` },
  ],
  '/runs': () => [{ name: 'runs', path: '/runs' }, { name: 'runs-empty', path: '/runs', isEmpty: true }],
  '/runs/compare': ({ finishedRun, pausedRun }) => [{ name: 'runs-compare', path: `/runs/compare?runs=${finishedRun},${pausedRun}` }],
  '/runs/$runId': ({ finishedRun, pausedRun, failedRun }) => [
    { name: 'run', path: `/runs/${finishedRun}` },
    { name: 'run-paused', path: `/runs/${pausedRun}` },
    { name: 'run-failed', path: `/runs/${failedRun}` },
  ],
  '/runs/$runId/result': ({ finishedRun }) => [{ name: 'run-result', path: `/runs/${finishedRun}/result` }],
  '/chat': () => [{ name: 'chats', path: '/chat' }, { name: 'chats-empty', path: '/chat', isEmpty: true }],
  '/chat/new': () => [{ name: 'chat-new', path: '/chat/new' }],
  '/chat/$chatId': ({ chat }) => [{ name: 'chat', path: `/chat/${chat}` }],
  '/settings': () => [],
  '/settings/$section': () => Object.entries(settingsSections).flatMap(([section, scenes]) =>
    scenes.map((scene) => ({ ...scene, path: `/settings/${section}` }))),
  '/$': () => [{ name: 'nowhere', path: '/nowhere' }],
}

/** Pages that the server writes itself. */
const ownPages: readonly Scene[] = [{ name: 'api-docs', path: '/api-docs' }]

export const scenesOf = (content: Content, importable: Importable): Scene[] =>
  [...Object.values(addresses).flatMap((scenes) => scenes(content, importable)), ...ownPages]
