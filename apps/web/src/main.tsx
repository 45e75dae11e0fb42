import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './ui/tokens.css'
import './ui/base.css'
import { activatePreferredLanguage } from './i18n/index.ts'
import { router } from './router.ts'
import { App } from './shell/App.tsx'
import { applyTheme } from './shell/theme.ts'

applyTheme()
void router.load() // who is here and the page they want come while the words do
await activatePreferredLanguage()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  void navigator.serviceWorker.register('/service-worker.js').catch(() => undefined) // without it, the studio works as well
}
