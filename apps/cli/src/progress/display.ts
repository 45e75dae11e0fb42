import { formatEvent, type RunEvent } from '@tunesmith/contract'
import { programName } from '../terminal/as-called.ts'
import { canRedraw, showsColor, sizeOf, type Terminal } from '../terminal/terminal.ts'
import { fit } from '../terminal/text-width.ts'
import { endLines } from './end-lines.ts'
import { createLiveArea } from './live-area.ts'
import { plainLines } from './plain-lines.ts'
import { advance, noProgress, type Progress } from './progress.ts'
import { progressLines } from './progress-lines.ts'
import { settingLines } from './setting-lines.ts'

/** Shows the events of a run while it goes on. */
export interface Display {
  show(event: RunEvent): void
  /** Says something of the program's own, not of the run. */
  say(text: string): void
  /** Shows the end; what is on the screen then stays. */
  close(runFolder: string): void
}

export interface DisplayOptions {
  /** Events as JSON lines and nothing else. */
  json: boolean
  /** Alarms and the end only. */
  quiet: boolean
}

/** Milliseconds between two drawings: smooth to the eye, and nothing to the processor. */
const drawInterval = 100

export function createDisplay(terminal: Terminal, { json, quiet }: DisplayOptions): Display {
  if (json) return jsonDisplay(terminal)
  return !quiet && canRedraw(terminal.stdout, terminal.env) ? liveDisplay(terminal) : lineDisplay(terminal, quiet)
}

function jsonDisplay({ stdout, stderr }: Terminal): Display {
  return {
    show: (event) => void stdout.write(formatEvent(event)),
    say: (text) => void stderr.write(`${text}\n`),
    close() {},
  }
}

/** For logs and pipes. */
function lineDisplay({ stdout, env }: Terminal, quiet: boolean): Display {
  let progress = noProgress
  const write = (lines: readonly string[]) => lines.forEach((line) => stdout.write(`${line}\n`))
  return {
    show(event) {
      progress = advance(progress, event)
      const ends = progress.end !== undefined
      if (!ends && (!quiet || event.type === 'alarm')) write(plainLines(event, progress.planned?.totalSteps))
    },
    say: (text) => write([text]),
    // alarms and samples are in the log already
    close: (runFolder) => write(endLines({ ...progress, alarms: [], samples: undefined }, { ...sizeOf(stdout), color: false, runFolder, program: programName(env) })),
  }
}

function liveDisplay({ stdout, env }: Terminal): Display {
  const color = showsColor(stdout)
  const area = createLiveArea((text) => stdout.write(text))
  let progress: Progress = noProgress
  let notice = ''
  let timer: NodeJS.Timeout | undefined
  const draw = () => {
    clearTimeout(timer)
    timer = undefined
    const { columns, rows } = sizeOf(stdout)
    const below = notice ? ['', fit(notice, columns - 1)] : []
    area.draw([...progressLines(progress, { columns, rows: rows - below.length }, color), ...below])
  }
  const drawSoon = () => {
    timer ??= setTimeout(draw, drawInterval)
  }
  const leave = () => area.clear()
  draw()
  stdout.on('resize', drawSoon)
  process.once('exit', leave) // whatever ends the program, the cursor comes back
  return {
    show(event) {
      progress = advance(progress, event)
      drawSoon()
      if (event.type !== 'planned') return
      area.print(settingLines(event.settings, sizeOf(stdout).columns, color))
      draw()
    },
    say(text) {
      notice = text
      draw()
    },
    close(runFolder) {
      clearTimeout(timer)
      stdout.off('resize', drawSoon)
      process.off('exit', leave)
      const last = progressLines({ ...progress, alarms: [], samples: undefined }, sizeOf(stdout), color)
      area.clear()
      area.print([...last, '', ...endLines(progress, { ...sizeOf(stdout), color, runFolder, program: programName(env) })])
    },
  }
}
