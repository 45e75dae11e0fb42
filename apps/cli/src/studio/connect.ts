import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readJsonObject } from '@tunesmith/formats'
import { overHttp } from './over-http.ts'
import { inProcess } from './in-process.ts'
import type { StudioCalls } from './studio-calls.ts'

/** What a studio that runs has written down about itself. */
interface RunningStudio {
  url: string
  pid: number
  token: string
}

/**
 * Works with the studio of a data folder: the one that runs there, or else the folder itself, opened for as long as `work`
 * takes.
 */
export async function withStudio<T>(dataFolder: string, work: (studio: StudioCalls) => Promise<T>): Promise<T> {
  const running = runningStudio(dataFolder)
  const studio = running ? overHttp(running) : await inProcess(dataFolder)
  try {
    return await work(studio)
  } finally {
    await studio.close()
  }
}

/** The studio that runs on this data folder, if one does. */
export function runningStudio(dataFolder: string): RunningStudio | null {
  const path = join(dataFolder, 'server.json')
  if (!existsSync(path)) return null
  const studio = readJsonObject(path) as unknown as RunningStudio
  return isAlive(studio.pid) ? studio : null
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
