import { execFileSync } from 'node:child_process'
import { assert as holds, property, record, string, jsonValue } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OperationName, operationTable } from '../operations/index.ts'
import { literal } from './literal.ts'
import { pythonLiteral } from './openai-python.ts'
import { quote, quoteJson } from './quote.ts'
import { modelSnippets, type ModelUse, modelUses, snippetsOf } from './index.ts'

const baseUrl = 'http://127.0.0.1:4870'
const projectId = 'project_0123456789ab'
const codeOf = (...call: Parameters<typeof snippetsOf>) => snippetsOf(...call).map(({ code }) => code)

describe('snippets', () => {
  it('call an operation from a shell, a program and the command line', () => {
    expect(codeOf('startRun', { projectId, priority: -1 }, { baseUrl })).toEqual([
      `curl -X POST 'http://127.0.0.1:4870/api/runs' \\
  -H "Authorization: Bearer $TUNESMITH_KEY" \\
  -H 'Content-Type: application/json' \\
  -d '{"projectId":"project_0123456789ab","priority":-1}'`,
      `import { createClient } from '@tunesmith/client'

const client = createClient({ baseUrl: 'http://127.0.0.1:4870', apiKey: process.env.TUNESMITH_KEY })
console.log(JSON.stringify(await client.startRun({ projectId: 'project_0123456789ab', priority: -1 }), null, 2))`,
      'npx tunesmith runs start --project-id project_0123456789ab --priority=-1',
    ])
  })

  it('send a file, save one and follow a stream', () => {
    const [curl, program, command] = codeOf('uploadDataset', { fileName: 'my rows.csv' }, { baseUrl, file: 'my rows.csv' })
    expect(curl).toContain(`/api/datasets?fileName=my+rows.csv' \\`)
    expect(curl).toContain(`-T 'my rows.csv'`)
    expect(program).toContain(`client.uploadDataset({ fileName: 'my rows.csv', file: await openAsBlob('my rows.csv') })`)
    expect(command).toBe(`npx tunesmith datasets import 'my rows.csv'`)
    expect(codeOf('getRunRecipe', { runId: 'run_0123456789ab' }, { baseUrl }).join('\n')).toMatch(/-fOJ[^]*await writeFile/)
    expect(codeOf('streamRunEvents', { runId: 'run_0123456789ab' }, { baseUrl }).join('\n')).toMatch(/-N[^]*for await \(const event of/)
  })

  it('are left out where an operation has no such way', () => {
    const languages = (...call: Parameters<typeof snippetsOf>) => snippetsOf(...call).map(({ language }) => language)
    expect(languages('getHealth', {}, { baseUrl })).toEqual(['curl', 'typescript'])
    const vote = { chatId: 'chat_0123456789ab', messageId: 'message_0123456789ab', vote: null } as const
    expect(languages('voteOnMessage', vote, { baseUrl })).toEqual(['curl', 'typescript'])
  })

  it('have the words of every command', () => {
    for (const [name, { command }] of Object.entries(operationTable)) {
      const written = snippetsOf(name as OperationName, {} as never, { baseUrl }).find(({ language }) => language === 'command')
      if (command) expect(written?.code).toMatch(new RegExp(`^npx tunesmith ${command.noun} ${command.verb}( |$)`))
      else expect(written).toBeUndefined()
    }
  })
})

describe('programs of the API of OpenAI', () => {
  it('call its operations with the packages of OpenAI, and no others', () => {
    for (const [name, { dialect, params }] of Object.entries(operationTable)) {
      const places = Object.fromEntries(Object.keys(params?.shape ?? {}).map((place) => [place, 'x-1']))
      const byLanguage = Object.fromEntries(snippetsOf(name as OperationName, places as never, { baseUrl }).map(({ language, code }) => [language, code]))
      expect([byLanguage.openai !== undefined, byLanguage.python !== undefined], name).toEqual(Array(2).fill(dialect === 'openai'))
      if (dialect === 'openai' && params) expect(byLanguage.openai, name).toContain(`('x-1'`)
    }
  })

  it('give to Python what its package has no words for beside them', () => {
    const body = { model: 'm', prompt: 'Hi', echo: true, stop: null, logit_bias: { 5: -1.5 }, top_k: 3, min_p: 0.1 }
    const python = snippetsOf('createCompletion', body, { baseUrl }).find(({ language }) => language === 'python')!.code
    expect(python).toContain(`client.completions.create(
    model="m",
    prompt="Hi",
    echo=True,
    stop=None,
    logit_bias={"5": -1.5},
    extra_body={"top_k": 3, "min_p": 0.1},
)`)
  })
})

describe('programs that ask a model', () => {
  const codes = (model: string, use: ModelUse) =>
    Object.fromEntries(modelSnippets(model, use, { baseUrl }).map(({ language, code }) => [language, code]))

  it.each(modelUses)('name the model and the address in every language: %s', (use) => {
    for (const code of Object.values(codes('desk-helper@champion', use))) {
      expect(code).toContain('desk-helper@champion')
      expect(code).toContain('http://127.0.0.1:4870/v1')
      expect(code).toContain('TUNESMITH_KEY')
    }
  })

  it('ask for the very model, however it is called', () => {
    const model = `it's "$HOME" \\ \`id\``
    const { curl, typescript, langchain, python } = codes(model, 'stream')
    const body = /-d ('.*')/.exec(curl)![1]
    expect(JSON.parse(execFileSync('sh', ['-c', `printf %s ${body}`], { encoding: 'utf8' }))).toMatchObject({ model })
    for (const code of [typescript, langchain]) expect(new Function(`return ${/model: ('.*'),/.exec(code)![1]}`)()).toBe(model)
    expect(JSON.parse(/model=(".*"),/.exec(python)![1])).toBe(model)
  })
})

describe('a text from outside', () => {
  const nasty = string({ unit: 'binary' }).filter((text) => !text.includes('\0') && text.isWellFormed())
  const printed = (word: string) => execFileSync('sh', ['-c', `printf %s ${word}`], { encoding: 'utf8' })
  const traps = [
    `it's`, `'; rm -rf ~; '`, '$(id)', '`id`', '"', '\\', `\\'`, `a'b"c$d`, 'line\nbreak', '-x', '--', '', ' ', '!1', '~', '*', 'é漢', '’', '%PATH%',
  ]

  it.skipIf(process.platform === 'win32').each(traps)('%j is one word of a shell', (text) => {
    expect(printed(quote(text))).toBe(text)
    expect(JSON.parse(printed(quoteJson(JSON.stringify({ text }))))).toEqual({ text })
  })

  it.skipIf(process.platform === 'win32')('of any kind is one word of a shell', () => {
    holds(property(nasty, (text) => printed(quote(text)) === text), { numRuns: 50 })
  })

  it.each([[`it's`, `"it's"`], ['a b', `'a b'`], ['l’eau', '"l’eau"'], ['$x', `'$x'`], ['runs/a-b.txt', 'runs/a-b.txt'], ['@x', `'@x'`]])(
    '%s is written %s, as PowerShell has it too', (text, word) => expect(quote(text)).toBe(word))

  const python = process.env.OPENAI_PYTHON
  it.skipIf(python === undefined)(`is the same value in Python${python === undefined ? ' (OPENAI_PYTHON names no Python)' : ''}`, () => {
    const values = [...traps, null, true, false, 0, -1.5, 1e21, [], {}, { a: [{ b: traps }], "it's": null }]
    expect(JSON.parse(execFileSync(python!, ['-c', `import json\nprint(json.dumps(${pythonLiteral(values)}))`], { encoding: 'utf8' }))).toEqual(values)
  })

  it('is the same value in a program', () => {
    const evaluate = (code: string) => new Function(`return ${code}`)() as unknown
    for (const text of traps) expect(evaluate(literal(text))).toBe(text)
    holds(property(record({ value: jsonValue(), text: nasty }), (value) => {
      const plain = JSON.parse(JSON.stringify(value)) as unknown
      expect(evaluate(`(${literal(plain)})`)).toEqual(plain)
    }))
  })
})
