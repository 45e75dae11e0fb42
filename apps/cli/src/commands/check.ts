import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineCommand } from '../command-line/command.ts'
import { exitCodes } from '../failures/exit-codes.ts'
import { factLines } from '../terminal/fact-lines.ts'
import { formatCount } from '../terminal/quantities.ts'
import { createStyle, type Style } from '../terminal/style.ts'
import { showsColor, sizeOf, widestText } from '../terminal/terminal.ts'
import { oneLine, wrap } from '../terminal/text-width.ts'
import { previewText } from './check-preview.ts'
import { readRun, recipeArgument } from './recipe-argument.ts'
import { runOptions } from './run-options.ts'
import type { CheckReport } from '@tunesmith/trainer'

const shownExamples = 2
const shownProblems = 10

export const check = defineCommand({
  name: 'check',
  summary: 'Prove that every row of the data teaches something.',
  description:
    'Every row is rendered with the template of the model, cut to its length and looked at: is there something to learn, is the '
    + 'end of the answer learned, is it a copy, is it in the held-out data too? The exit status is 2 when rows cannot be trained on.',
  arguments: [recipeArgument],
  options: {
    ...runOptions,
    examples: { kind: 'count', value: 'COUNT', summary: `Rows shown as the model sees them; ${shownExamples} when left out.` },
    json: { kind: 'flag', summary: 'Print the proof as one JSON object.' },
  },
  examples: [
    { line: 'tunesmith check', meaning: 'Check the data of tunesmith.yaml in this folder.' },
    { line: 'tunesmith check --data rows.jsonl --model models/SmolLM2-135M', meaning: 'Check a file for a model.' },
  ],
  async run({ words, options: { json, examples = shownExamples, ...options }, terminal: { folder, stdout } }) {
    const spec = readRun('check', words, options, folder)
    const { checkData } = await import('@tunesmith/trainer')
    const temporary = mkdtempSync(join(tmpdir(), 'tunesmith-check-'))
    let report: CheckReport
    try {
      report = checkData(spec, temporary)
    } finally {
      rmSync(temporary, { recursive: true, force: true })
    }
    const status = report.proof.summary.some(({ severity }) => severity === 'error') ? exitCodes.badInput.status : exitCodes.ok.status
    if (json) {
      const { proof, tokenizer: _, ...choices } = report
      const { examples: __, ...numbers } = proof // the examples are as long as the data
      stdout.write(`${JSON.stringify({ ...choices, ...numbers })}\n`)
      return status
    }
    const color = showsColor(stdout)
    const width = Math.min(sizeOf(stdout).columns - 1, widestText)
    const style = createStyle(color)
    const previews = await previewLines(report, examples, color, style)
    stdout.write([...summaryLines(report, width, style), ...problemLines(report, width, style), ...previews].map((line) => `${line}\n`).join(''))
    return status
  },
})

function summaryLines({ proof, layout, layoutReason, template, templateReason }: CheckReport, width: number, style: Style): string[] {
  const { lengths } = proof
  const facts: [string, string][] = [
    ['rows', `${formatCount(proof.usableRows)} of ${formatCount(proof.rows)} can be trained on`],
    ['layout', `${layout}: ${layoutReason.text}`],
    ['template', `${template}: ${templateReason.text}`],
    ['tokens', `${formatCount(proof.tokens)}, of which ${formatCount(proof.supervisedTokens)} are learned`
      + (proof.lostSupervisedTokens > 0 ? ` and ${formatCount(proof.lostSupervisedTokens)} more are cut off` : '')],
    ['length', `median ${lengths.p50}, 95 % up to ${lengths.p95}, longest ${lengths.max} tokens`],
  ]
  return factLines(facts, width, style)
}

function problemLines({ proof: { problems, summary } }: CheckReport, width: number, style: Style): string[] {
  if (summary.length === 0) return ['', style.green('Every row is good.')]
  return summary.flatMap(({ kind, title, severity, rows }) => {
    const found = problems.filter((problem) => problem.kind === kind)
    const mark = severity === 'error' ? style.red('✗') : style.yellow('▲')
    const left = found.length - shownProblems
    const repairs = new Set(found.map(({ repair }) => repair.text))
    const told = (text: string) => wrap(oneLine(text), width - 4).map((line, index) => `${index === 0 ? '  ' : '    '}${line}`)
    const heading = `${title}: ${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'}${severity === 'error' ? ', left out of training' : ''}`
    return [
      '',
      ...wrap(heading, width - 2).map((line, index) => `${index === 0 ? mark : ' '} ${style.bold(line)}`),
      ...found.slice(0, shownProblems).flatMap(({ line, field, problem, repair }) =>
        told(`line ${line}${field === undefined ? '' : `, ${field}`}: ${problem.text}.${repairs.size > 1 ? ` ${repair.text}` : ''}`)),
      ...(left > 0 ? [`  … and ${formatCount(left)} more; --json lists them all`] : []),
      ...(repairs.size === 1 ? told([...repairs][0]) : []),
    ]
  })
}

async function previewLines({ proof, tokenizer }: CheckReport, count: number, color: boolean, style: Style): Promise<string[]> {
  const shown = proof.examples.slice(0, count)
  if (shown.length === 0) return []
  const { maskedStretches } = await import('@tunesmith/text')
  return [
    '',
    `${style.bold('As the model sees them')} (${color ? 'learned in green' : 'learned in ⟦brackets⟧'})`,
    ...shown.flatMap((example) => [
      '',
      style.dim(`line ${example.line}`),
      ...previewText(maskedStretches(example, tokenizer), color).split('\n'),
    ]),
  ]
}
