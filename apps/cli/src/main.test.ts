import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { errors, parseEvent, type RunEvent } from '@tunesmith/contract'
import { openModelFolder, readAdapter } from '@tunesmith/formats'
import { latestCheckpoint } from '@tunesmith/trainer'
import { readEvents, readMetrics } from '@tunesmith/trainer/worker'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTinyProject, type TinyProject } from '../testing/tiny-project.ts'
import { runProgram, type ProgramOptions } from '../testing/run-program.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 }) // every test starts processes, perhaps on a busy machine

let folder: string
let project: TinyProject
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tunesmith-cli-'))
  project = createTinyProject(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const tunesmith = (words: string[], options: Partial<ProgramOptions> = {}) => runProgram(words, { folder, ...options })
const eventsIn = (output: string) => output.trimEnd().split('\n').map((line) => parseEvent(line)!)

/** Steps that never end unless they are interrupted. */
const endless = ['--set', 'training.epochs=9000', '--set', 'training.evaluateEvery=100000', '--set', 'training.sampleEvery=100000',
  '--set', 'training.saveEvery=5']

describe('the program', () => {
  it('shows its help, and its version', async () => {
    const help = await tunesmith([])
    expect(help).toMatchObject({ status: 0, stderr: '' })
    for (const words of ['train', 'resume', 'Exit status', '130', 'docs/reference/errors.md']) expect(help.stdout).toContain(words)
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as { version: string }
    expect((await tunesmith(['--version'])).stdout).toBe(`${version}\n`)
  })

  it.skipIf(!olderNode())('starts itself again with the installed Node.js when run with an older one', async () => {
    const { status, stdout } = await tunesmith(['--version'], { node: olderNode()! })
    expect({ status, stdout }).toEqual({ status: 0, stdout: (await tunesmith(['--version'])).stdout })
    const failed = await tunesmith(['no-such-command'], { node: olderNode()! })
    expect(failed).toMatchObject({ status: 2, stdout: '' })
  })

  it('tells an error on one screen of stderr: code, cause and remedy, but no stack', async () => {
    const { status, stdout, stderr } = await tunesmith(['trian', 'x.yaml'])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr.split('\n').length).toBeLessThan(24)
    expect(stderr).toMatch(/^\n✗ No such command +COMMAND_UNKNOWN$/m)
    expect(stderr).toContain('There is no command "trian". Did you mean `tunesmith train`?')
    expect((await tunesmith(['trian'], { env: { npm_execpath: 'npm' } })).stderr).toContain('Did you mean `npx tunesmith train`?')
    expect(stderr).toContain('What to do\n')
    expect(stderr).not.toMatch(/^ +at /m)
  })

  it('tells the same as JSON, and the stack only to those who look for faults', async () => {
    const json = await tunesmith(['train', 'absent.yaml', '--json'])
    expect(json).toMatchObject({ status: 2, stdout: '' })
    expect(JSON.parse(json.stderr)).toEqual({
      error: {
        code: 'FILE_MISSING', title: errors.FILE_MISSING.title, remedy: errors.FILE_MISSING.remedy, exitCode: 2,
        message: `There is no file at ${join(folder, 'absent.yaml')}.`,
      },
    })
    const debug = await tunesmith(['train', 'absent.yaml'], { env: { TUNESMITH_DEBUG: '1' } })
    expect(debug.stderr).toMatch(/caused by Error: ENOENT/)
    expect(debug.stderr).toMatch(/^ +at /m)
  })

  it('prints the schema of recipes', async () => {
    const { stdout } = await tunesmith(['schema'])
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Tunesmith run', properties: { training: { type: 'object' } } })
  })
})

describe('a training from the command line', () => {
  let run: string
  let events: RunEvent[]

  it('goes from a recipe to an adapter, telling events only', async () => {
    const { status, stdout, stderr } = await tunesmith(['train', '--json', '--set', 'training.maxSteps=6'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    events = eventsIn(stdout)
    expect(events).not.toContain(null)
    expect(events.filter(({ type }) => type === 'step')).toHaveLength(6)
    const finished = events.at(-1) as Extract<RunEvent, { type: 'finished' }>
    expect(finished).toMatchObject({ type: 'finished', reason: 'completed', step: 6 })
    run = join(folder, 'runs/colours-tiny-llama')
    expect(finished.output).toBe(join(run, 'adapter'))
    expect(readAdapter(finished.output).config.r).toBe(4)
    expect(readEvents(run)).toEqual(events)
  })

  it('does not touch that run the next time', async () => {
    const { status, stdout } = await tunesmith(['train', '--quiet', '--set', 'training.maxSteps=1'])
    expect(status).toBe(0)
    expect(stdout).not.toMatch(/^step/m)
    expect(stdout).toContain('talk to it: tunesmith chat runs/colours-tiny-llama-2')
    const again = await tunesmith(['train', '--output', run, '--json'])
    expect(again.status).toBe(2)
    expect(JSON.parse(again.stderr)).toMatchObject({ error: { code: 'RUN_EXISTS' } })
  })

  it('answers the same with the adapter and merged', async () => {
    const prompts = 'What colour is the door?\n\nWhat colour is the hat?\n'
    const adapted = await tunesmith(['generate', run, '--json', '--max-tokens', '5'], { input: prompts })
    const answers = adapted.stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { prompt: string; answer: string; tokens: number })
    expect(answers.map(({ prompt, tokens }) => [prompt, tokens])).toEqual([['What colour is the door?', 5], ['What colour is the hat?', 5]])
    const merged = await tunesmith(['merge', run, '--output', 'merged', '--json'])
    expect(merged).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(merged.stdout)).toEqual({ path: join(folder, 'merged'), mergedTensors: 14 })
    expect(openModelFolder(join(folder, 'merged')).chatTemplate).toContain('<|im_start|>')
    const after = await tunesmith(['generate', 'merged', '--json', '--max-tokens', '5'], { input: prompts })
    expect(after.stdout).toBe(adapted.stdout)
    const chat = await tunesmith(['chat', run, '--max-tokens', '5'], { input: `${prompts.split('\n')[0]}\n/reset\n/exit\nnot read` })
    expect(chat).toMatchObject({ status: 0, stderr: '' })
    expect(chat.stdout.trim()).toBe(answers[0].answer)
  })

  it('is listed with the models of this machine', async () => {
    const { stdout } = await tunesmith(['models', '--json'], { env: { HF_HUB_CACHE: join(folder, 'no-cache') } })
    const { runs } = JSON.parse(stdout) as { runs: { path: string }[] }
    expect(runs).toMatchObject([
      { path: run, state: 'finished', steps: 6, base: project.model },
      { path: `${run}-2`, state: 'finished', steps: 1 },
    ])
  })

  it('can be planned and its data checked before', async () => {
    const plan = await tunesmith(['plan', '--json', '--set', 'training.maxSteps=6'])
    expect(plan).toMatchObject({ status: 0, stderr: '' })
    const report = JSON.parse(plan.stdout) as { totalSteps: number; measured: { seconds: { low: number; high: number } } }
    expect(report.totalSteps).toBe(6)
    expect(report.measured.seconds.low).toBeGreaterThan(0)
    const good = await tunesmith(['check', '--set', 'data.validation='])
    expect(good).toMatchObject({ status: 0, stderr: '' })
    expect(good.stdout).toMatch(/6 of 6 can be trained on[^]*Every row is good[^]*⟦The door is red\.<\|im_end\|>⟧/)
    writeFileSync(join(folder, 'bad.jsonl'), `${readFileSync(project.data, 'utf8')}{"messages": 3}\nnot json\n`)
    const bad = await tunesmith(['check', 'tunesmith.yaml', '--data', 'bad.jsonl', '--json'])
    expect(bad.status).toBe(2)
    expect(JSON.parse(bad.stdout)).toMatchObject({ rows: 8, usableRows: 6, problems: [{ line: 1 }, {}, {}, {}, {}, {}, { line: 7 }, { line: 8 }] })
  })
})

describe.skipIf(process.platform === 'win32')('a training that is interrupted', () => {
  it('is paused by one Ctrl-C, and goes on as if nothing had been', async () => {
    const undisturbed = ['--set', 'training.epochs=50', '--set', 'training.saveEvery=50'] // not over before the signal comes
    await tunesmith(['train', '--quiet', '--output', 'runs/whole', ...undisturbed])
    const paused = await tunesmith(['train', '--output', 'runs/paused', ...undisturbed], {
      onLine: (line, program) => void (line.startsWith('step 3/') && program.kill('SIGINT')),
    })
    expect(paused.status).toBe(130)
    expect(paused.stdout).toContain('Pausing: saving a checkpoint')
    expect(paused.stdout).toMatch(/nothing is lost\.\n +go on: tunesmith resume runs\/paused\n$/)
    const resumed = await tunesmith(['resume', 'runs/paused', '--quiet'])
    expect(resumed).toMatchObject({ status: 0, stderr: '' })
    expect(readMetrics(join(folder, 'runs/paused'))).toEqual(readMetrics(join(folder, 'runs/whole')))
    const weights = (run: string) => readFileSync(join(folder, run, 'adapter/adapter_model.safetensors'))
    expect(weights('runs/paused').equals(weights('runs/whole'))).toBe(true)
  })

  it('ends at once on the second, with the checkpoint from before', async () => {
    let interruptions = 0
    const { status, stderr } = await tunesmith(['train', '--output', 'runs/killed', ...endless], {
      onLine(line, program) {
        if (line.startsWith('step 6/') || (interruptions === 1 && line.startsWith('Pausing'))) {
          interruptions++
          program.kill('SIGINT')
        }
      },
    })
    expect(status).toBe(130)
    if (interruptions > 1) expect(stderr).toContain('RUN_KILLED')
    expect(latestCheckpoint(join(folder, 'runs/killed')).checkpoint!.step).toBeGreaterThanOrEqual(5)
  })

  it('is told apart from one that fails', async () => {
    const { model } = project
    const broken = join(folder, 'broken-model')
    execFileSync('cp', ['-r', model, broken])
    const weights = join(broken, 'model.safetensors')
    writeFileSync(weights, readFileSync(weights).subarray(0, -100))
    const { status, stderr, stdout } = await tunesmith(['train', '--model', broken, '--json'])
    expect(status).toBe(2)
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'SAFETENSORS_TRUNCATED' } })
    expect(eventsIn(stdout).at(-1)).toMatchObject({ type: 'failed', code: 'SAFETENSORS_TRUNCATED' })
  })
})

/** A Node.js on this machine too old to run the program itself, if there is one. */
function olderNode(): string | undefined {
  const candidates = ['/usr/bin/node', '/usr/local/bin/node', ...(process.env.PATH ?? '').split(':').map((path) => join(path, 'node'))]
  return candidates.find((path) => {
    if (!existsSync(path)) return false
    const [, major, minor] = /^v(\d+)\.(\d+)/.exec(execFileSync(path, ['--version'], { encoding: 'utf8' }))!.map(Number)
    return major < 24 || (major === 24 && minor < 12)
  })
}
