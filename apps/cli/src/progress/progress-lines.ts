import { formatByteSize, type EventOf } from '@tunesmith/contract'
import { bar, sparkline } from '../terminal/chart.ts'
import { formatCount, formatMeasure, formatRate, formatSecondsLeft } from '../terminal/quantities.ts'
import { createStyle, type Style } from '../terminal/style.ts'
import { widestText, type Size } from '../terminal/terminal.ts'
import { fit, oneLine, padEnd, textWidth, wrap } from '../terminal/text-width.ts'
import type { Progress } from './progress.ts'

const labelWidth = 14
const sampleLabelWidth = 10
const shownAlarms = 3

/** The display of a running training, as lines of at most `columns`; at most `rows` of them, the least urgent left out. */
export function progressLines(progress: Progress, { columns, rows }: Size, color: boolean): string[] {
  const width = Math.min(columns - 1, widestText)
  const style = createStyle(color)
  const sections = [
    heading(progress, width, style),
    overview(progress, width, style),
    alarmLines(progress.alarms.slice(-shownAlarms), width, style),
    ...sampleSections(progress.samples, width, style),
  ].filter((section) => section.length > 0)
  const lines: string[] = []
  for (const section of sections) {
    const separated = lines.length === 0 ? section : ['', ...section]
    if (lines.length + separated.length > Math.max(rows - 1, 4)) break
    lines.push(...separated)
  }
  return lines
}

function heading({ planned }: Progress, width: number, { bold, dim }: Style): string[] {
  if (!planned) return []
  const parameters = `${formatCount(planned.trainableParameters)} of ${formatCount(planned.parameters)} parameters trained`
  const name = fit(oneLine(planned.name), Math.max(10, width - parameters.length - 3))
  return [`${bold(name)} ${dim(fit(`· ${parameters}`, width - textWidth(name) - 1))}`]
}

function overview(progress: Progress, width: number, style: Style): string[] {
  const { step, activity, planned } = progress
  if (activity || !step) return [activityLine(progress, width, style)]
  const chartWidth = Math.min(40, width - labelWidth - 12)
  const label = (text: string) => style.dim(padEnd(text, labelWidth))
  const evaluation = evaluationText(progress)
  return [
    barLine(step.step / (planned?.totalSteps || step.step), width,
      `step ${formatCount(step.step)}${planned ? ` of ${formatCount(planned.totalSteps)}` : ''} · epoch ${step.epoch.toFixed(1)}`, style),
    label('loss') + padEnd(formatMeasure(step.loss), 10) + style.cyan(sparkline(progress.losses.map(({ loss }) => loss), chartWidth)),
    ...(evaluation ? [label('validation') + fit(evaluation, width - labelWidth)] : []),
    label('learning rate') + fit(`${padEnd(formatRate(step.learningRate), 10)}gradient norm ${formatMeasure(step.gradientNorm)}`, width - labelWidth),
    label('speed') + fit(`${formatCount(step.tokensPerSecond)} tokens/s · ${formatByteSize(step.memoryBytes)} memory`, width - labelWidth),
    label('time left') + formatSecondsLeft(step.secondsLeft),
  ]
}

function activityLine({ activity, planned }: Progress, width: number, style: Style): string {
  if (!activity) return fit(planned ? 'Starting…' : 'Preparing…', width)
  const text = oneLine(activity.activity.text)
  return activity.total ? barLine(activity.done / activity.total, width, text, style) : fit(`${text}…`, width)
}

/** A bar with how much of it is full, and a text behind it. */
export function barLine(share: number, width: number, text: string, style: Style): string {
  const percent = `${Math.floor(Math.min(1, share) * 100)} %`.padStart(5)
  const shown = fit(text, width - 20)
  const { filled, empty } = bar(share, Math.max(8, Math.min(40, width - shown.length - percent.length - 4)))
  return `${style.green(filled)}${style.dim(empty)} ${percent}  ${shown}`
}

function evaluationText({ evaluation, best }: Progress): string {
  if (!evaluation) return ''
  const now = `${padEnd(formatMeasure(evaluation.loss), 10)}at step ${evaluation.step}`
  return best && best.step !== evaluation.step ? `${now} · best ${formatMeasure(best.loss)} at step ${best.step}` : `${now} · best so far`
}

const severityMarks: Record<EventOf<'alarm'>['severity'], (style: Style) => string> = {
  notice: ({ cyan }) => cyan('ℹ'),
  warning: ({ yellow }) => yellow('▲'),
  critical: ({ red }) => red('✗'),
}

/** Alarms, each in as many lines as it needs. */
export function alarmLines(alarms: readonly EventOf<'alarm'>[], width: number, style: Style): string[] {
  return alarms.flatMap(({ severity, step, message, action }) => {
    const text = oneLine(`step ${step}: ${message.text}${action === undefined ? '' : ` ${action.text}`}`)
    return wrap(text, width - 2).map((line, index) => `${index === 0 ? severityMarks[severity](style) : ' '} ${line}`)
  })
}

/** Each sample answer as a section of its own, so that a small window shows the first ones. */
export function sampleSections(sampled: EventOf<'sampled'> | undefined, width: number, style: Style): string[][] {
  if (!sampled) return []
  const labelled = (label: string, text: string, emphasis: (text: string) => string) =>
    `  ${style.dim(padEnd(label, sampleLabelWidth))}${emphasis(fit(oneLine(text) || '(nothing)', width - sampleLabelWidth - 2))}`
  const { step, samples } = sampled
  return samples.map(({ prompt, expected, before, now }) => [
    style.bold(fit(`“${oneLine(prompt)}”`, width)),
    ...(expected === undefined ? [] : [labelled('expected', expected, style.dim)]),
    ...(before === undefined || step === 0 ? [] : [labelled('before', before, style.dim)]),
    step === 0 ? labelled('before', now, style.dim) : labelled(`step ${step}`, now, style.green),
  ])
}
