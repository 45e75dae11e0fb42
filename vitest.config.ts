import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'examples/**/*.test.ts', 'bench/**/*.test.ts'],
    pool: 'forks', // native code in threads would share one crash
    maxWorkers: 2,
    retry: process.env.CI ? 1 : 0, // tests kill processes at moments, which a busy machine can miss once
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { HF_HUB_OFFLINE: '1' }, // nothing is asked of the network
  },
})
