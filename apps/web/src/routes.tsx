import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import { readQuery } from './api/index.ts'
import { readModelsSearch } from './chat/search.ts'
import { allTexts } from './i18n/index.ts'
import { readCompareSearch } from './models/compare/search.ts'
import { readHubModelSearch, readHubSearch } from './models/hub/search.ts'
import { readImportSearch } from './models/import/search.ts'
import { readRegistrySearch } from './models/registry/search.ts'
import { readAnswersSearch, readRunsSearch } from './runs/search.ts'
import { NotFound, StudioError } from './shell/StudioError.tsx'
import { Studio } from './shell/Studio.tsx'
import { readWizardSearch } from './wizard/search.ts'

/** Loads a page with the texts that the first one did not need. */
const withTexts = <T,>(load: () => Promise<T>) => async () => (await Promise.all([load(), allTexts()]))[0]

export interface RouterContext {
  queries: QueryClient
}

const root = createRootRouteWithContext<RouterContext>()({
  notFoundComponent: NotFound,
  errorComponent: StudioError,
  beforeLoad: ({ context }) => context.queries.ensureQueryData(readQuery('getSession')),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ to }: { to?: unknown }): { to?: string } => (isOwnAddress(to) ? { to } : {}),
  component: lazyRouteComponent(() => import('./pages/SignIn.tsx'), 'SignIn'),
})

/** Everything for who is signed in. */
const studio = createRoute({ getParentRoute: () => root, id: 'studio', component: Studio, notFoundComponent: NotFound })

const home = createRoute({
  getParentRoute: () => studio,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/Home.tsx'), 'Home'),
})

const project = createRoute({
  getParentRoute: () => studio,
  path: '/projects/$projectId',
  beforeLoad: async ({ context, params }) => {
    const { page } = await context.queries.fetchQuery(readQuery('getProject', params))
    throw redirect({ to: '/projects/$projectId/$page', params: { ...params, page: page || 'goal' }, replace: true })
  },
})

const overview = createRoute({
  getParentRoute: () => studio,
  path: '/projects/$projectId/overview',
  component: lazyRouteComponent(withTexts(() => import('./wizard/Overview.tsx')), 'Overview'),
})

const wizardPage = createRoute({
  getParentRoute: () => studio,
  path: '/projects/$projectId/$page',
  validateSearch: readWizardSearch,
  component: lazyRouteComponent(withTexts(() => import('./wizard/Wizard.tsx')), 'Wizard'),
})

const models = createRoute({
  getParentRoute: () => studio,
  path: '/models',
  component: lazyRouteComponent(withTexts(() => import('./models/Models.tsx')), 'Models'),
})

const hub = createRoute({
  getParentRoute: () => studio,
  path: '/models/hub',
  validateSearch: readHubSearch,
  component: lazyRouteComponent(withTexts(() => import('./models/hub/HubPage.tsx')), 'HubPage'),
})

const hubModel = createRoute({
  getParentRoute: () => studio,
  path: '/models/hub/$owner/$name',
  validateSearch: readHubModelSearch,
  component: lazyRouteComponent(withTexts(() => import('./models/hub/HubModelPage.tsx')), 'HubModelPage'),
})

const downloads = createRoute({
  getParentRoute: () => studio,
  path: '/models/downloads',
  component: lazyRouteComponent(withTexts(() => import('./models/downloads/DownloadsPage.tsx')), 'DownloadsPage'),
})

const storage = createRoute({
  getParentRoute: () => studio,
  path: '/models/storage',
  component: lazyRouteComponent(withTexts(() => import('./models/storage/StoragePage.tsx')), 'StoragePage'),
})

const modelImport = createRoute({
  getParentRoute: () => studio,
  path: '/models/import',
  validateSearch: readImportSearch,
  component: lazyRouteComponent(withTexts(() => import('./models/import/ImportPage.tsx')), 'ImportPage'),
})

const model = createRoute({
  getParentRoute: () => studio,
  path: '/models/$modelId',
  component: lazyRouteComponent(withTexts(() => import('./models/model/ModelPage.tsx')), 'ModelPage'),
})

const lineage = createRoute({
  getParentRoute: () => studio,
  path: '/models/$modelId/lineage',
  component: lazyRouteComponent(withTexts(() => import('./models/lineage/LineagePage.tsx')), 'LineagePage'),
})

const exportChoice = createRoute({
  getParentRoute: () => studio,
  path: '/models/$modelId/export',
  component: lazyRouteComponent(withTexts(() => import('./models/export/ExportPage.tsx')), 'ExportPage'),
})

const exported = createRoute({
  getParentRoute: () => studio,
  path: '/models/exports/$exportId',
  component: lazyRouteComponent(withTexts(() => import('./models/export/ExportStatusPage.tsx')), 'ExportStatusPage'),
})

const registry = createRoute({
  getParentRoute: () => studio,
  path: '/models/registry',
  validateSearch: readRegistrySearch,
  component: lazyRouteComponent(withTexts(() => import('./models/registry/RegistryPage.tsx')), 'RegistryPage'),
})

const registered = createRoute({
  getParentRoute: () => studio,
  path: '/models/registry/$name',
  component: lazyRouteComponent(withTexts(() => import('./models/registry/RegisteredModelPage.tsx')), 'RegisteredModelPage'),
})

const modelComparison = createRoute({
  getParentRoute: () => studio,
  path: '/models/compare',
  validateSearch: readCompareSearch,
  component: lazyRouteComponent(withTexts(() => import('./models/compare/CompareModelsPage.tsx')), 'CompareModelsPage'),
})

const datasets = createRoute({
  getParentRoute: () => studio,
  path: '/datasets',
  component: lazyRouteComponent(withTexts(() => import('./pages/Datasets.tsx')), 'Datasets'),
})

const dataset = createRoute({
  getParentRoute: () => studio,
  path: '/datasets/$datasetId',
  validateSearch: readRowsSearch,
  component: lazyRouteComponent(withTexts(() => import('./pages/Dataset.tsx')), 'Dataset'),
})

const runs = createRoute({
  getParentRoute: () => studio,
  path: '/runs',
  component: lazyRouteComponent(withTexts(() => import('./runs/RunsPage.tsx')), 'RunsPage'),
})

const comparison = createRoute({
  getParentRoute: () => studio,
  path: '/runs/compare',
  validateSearch: readRunsSearch,
  component: lazyRouteComponent(withTexts(() => import('./runs/ComparePage.tsx')), 'ComparePage'),
})

const run = createRoute({
  getParentRoute: () => studio,
  path: '/runs/$runId',
  component: lazyRouteComponent(withTexts(() => import('./runs/RunPage.tsx')), 'RunPage'),
})

const result = createRoute({
  getParentRoute: () => studio,
  path: '/runs/$runId/result',
  validateSearch: readAnswersSearch,
  component: lazyRouteComponent(withTexts(() => import('./runs/ResultPage.tsx')), 'ResultPage'),
})

const chats = createRoute({
  getParentRoute: () => studio,
  path: '/chat',
  component: lazyRouteComponent(withTexts(() => import('./chat/ChatsPage.tsx')), 'ChatsPage'),
})

const newChat = createRoute({
  getParentRoute: () => studio,
  path: '/chat/new',
  validateSearch: readModelsSearch,
  component: lazyRouteComponent(withTexts(() => import('./chat/NewChatPage.tsx')), 'NewChatPage'),
})

const chat = createRoute({
  getParentRoute: () => studio,
  path: '/chat/$chatId',
  component: lazyRouteComponent(withTexts(() => import('./chat/ChatPage.tsx')), 'ChatPage'),
})

const settings = createRoute({
  getParentRoute: () => studio,
  path: '/settings',
  beforeLoad: ({ location }) => {
    if (location.pathname.replace(/\/$/, '') === '/settings') {
      throw redirect({ to: '/settings/$section', params: { section: 'account' }, replace: true })
    }
  },
})

const settingsSection = createRoute({
  getParentRoute: () => studio,
  path: '/settings/$section',
  component: lazyRouteComponent(withTexts(() => import('./pages/settings/SettingsPage.tsx')), 'SettingsPage'),
})

const nowhere = createRoute({ getParentRoute: () => studio, path: '$', component: NotFound })

export const routeTree = root.addChildren([
  signIn,
  studio.addChildren([
    home, project, overview, wizardPage, models, hub, hubModel, downloads, storage, modelImport, registry, registered, modelComparison,
    exported, model, lineage, exportChoice, datasets, dataset, runs, comparison, run, result, chats, newChat, chat, settings, settingsSection, nowhere,
  ]),
])

/** Whether a text is an address within the studio, and not one that leads elsewhere. */
function isOwnAddress(to: unknown): to is string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to)
}

/** The part of the address of a dataset that says which of its rows are shown. */
function readRowsSearch(given: Record<string, unknown>) {
  const { change: _, depth: __, model: ___, ...view } = readWizardSearch(given)
  return view
}
