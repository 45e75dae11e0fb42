import { join, relative } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Tests that take half a minute and more, the longest first. */
const longest = [
  'apps/web/testing/story.test.ts',
  'examples/policy-chatbot/learns.test.ts',
  'apps/web/src/models/models.e2e.test.ts',
  'apps/web/testing/hub.test.ts',
  'apps/cli/src/operations/snippets.test.ts',
  'apps/web/testing/shell.test.ts',
  'apps/cli/src/main.test.ts',
  'bench/studio/killed-run.test.ts',
  'packages/export/src/gguf/parity.test.ts',
  'packages/studio/src/exports/exports.test.ts',
  'apps/server/src/openai/openai.test.ts',
  'packages/export/src/export-model.test.ts',
  'apps/cli/src/machine-trouble.test.ts',
  'packages/studio/src/durability.test.ts',
]

/** Begins with what takes longest, so that the workers end together: Vitest itself knows durations only from a run before. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => longest.toReversed().indexOf(relative(import.meta.dirname, moduleId))
    return (await super.sort(files)).sort((one, other) => rank(other) - rank(one))
  }
}

/** Tests that leave nothing behind in their process, so that one process can run many of their files. */
const shared = [
  'packages/{autograd,contract,formats,hub,nn,store,text}/**/*.test.ts',
  'packages/trainer/src/{alarms,defaults,kernels,model,optimizers}/*.test.ts',
  'packages/studio/src/{accounts,datasets}/**/*.test.ts',
  'apps/cli/src/{command-line,failures,output,progress,recipe,terminal}/*.test.ts',
  'apps/web/src/**/!(*.e2e).test.ts',
]

export default defineConfig({
  test: {
    pool: 'forks', // native code in threads would share one crash
    maxWorkers: 2,
    retry: process.env.CI ? 1 : 0, // tests kill processes at moments, which a busy machine can miss once
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } }, // a busy machine takes more than the second of Vitest
    env: {
      HF_HUB_OFFLINE: '1', // nothing is asked of the network
      NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/tunesmith-tests'), // of the hundreds of programs that are started
    },
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'shared', include: shared, isolate: false } },
      {
        extends: true,
        test: { name: 'apart', include: ['{packages,apps,examples,bench}/**/*.test.ts'], exclude: ['**/node_modules/**', ...shared] },
      },
    ],
  },
})
