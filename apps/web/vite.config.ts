import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { keepLocales } from './build/locales.ts'
import { precompress } from './build/precompress.ts'
import { serviceWorker } from './build/service-worker.ts'

const studio = 'http://127.0.0.1:4870'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [keepLocales(), react(), serviceWorker(), precompress()],
  build: {
    target: ['chrome123', 'edge123', 'firefox121', 'safari17.5'], // the first with light-dark()
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900, // size.test.ts has the limits that count
    rolldownOptions: {
      checks: { pluginTimings: false },
      // Each icon or component alone would be a request of a few hundred bytes.
      output: {
        codeSplitting: {
          groups: [
            { name: 'icons', test: /node_modules\/lucide-react\// },
            { name: 'ui', test: /\/web\/src\/(ui|shell|api)\// },
          ],
        },
      },
    },
    license: { fileName: 'licenses.md' },
  },
  server: {
    proxy: {
      // The studio refuses requests that do not come from its own pages.
      '/api': { target: studio, changeOrigin: true, headers: { origin: studio } },
    },
  },
})
