import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import type { Machine } from '@tunesmith/contract'
import { freeDisk } from '@tunesmith/formats'
import { freeMemory, machineMemory } from '@tunesmith/trainer/machine-memory'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }

/** This machine as a training may use it: within the limits of its container, where there is one. */
export function readMachine(dataFolder: string): Machine {
  return {
    version,
    platform: `${process.platform}-${process.arch}`,
    cores: availableParallelism(),
    memoryBytes: machineMemory(),
    freeMemoryBytes: freeMemory(),
    freeDiskBytes: freeDisk(dataFolder),
    dataFolder,
  }
}
