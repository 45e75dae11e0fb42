import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Reason } from '@tunesmith/contract'
import { failFromSystem, makeFolder } from '@tunesmith/formats'
import { flushFile, flushFolder } from './flush.ts'
import { listFiles, verifyManifest, writeManifest, type Manifest } from './manifest.ts'

/*
 * Checkpoints of a run, in <run folder>/checkpoints/step-00000050/. A checkpoint is written under another name, forced
 * to the disk, given a manifest with the sums of all its files, and only then renamed: whatever kills the process,
 * what carries the name of a step is whole, and what was damaged later is found by its sums.
 */

/** One whole checkpoint. */
export interface Checkpoint {
  path: string
  /** Optimiser steps completed. */
  step: number
  /** Size of all its files, in bytes. */
  bytes: number
}

/** A folder that looks like a checkpoint but must not be used. */
export interface SkippedCheckpoint {
  path: string
  step: number
  reason: Reason
}

/** Where the checkpoints of a run are. */
export const checkpointsFolder = (runFolder: string) => join(runFolder, 'checkpoints')

/** Beginnings of names that are no checkpoints (yet, or any more). */
const aside = { partial: '.partial-', replaced: '.replaced-', removed: '.removed-' } as const

const nameOf = (step: number) => `step-${String(step).padStart(8, '0')}`
const stepPattern = /^step-(\d{8,})$/

/**
 * Writes the checkpoint of a step: `write` puts its files into the folder it is given. A checkpoint of the same step is
 * replaced. Throws `DISK_FULL` or `NO_PERMISSION` (or what `write` threw) and then leaves everything as it was.
 */
export async function saveCheckpoint(
  runFolder: string,
  step: number,
  write: (folder: string) => void | Promise<void>,
): Promise<Checkpoint> {
  const folder = checkpointsFolder(runFolder)
  const path = join(folder, nameOf(step))
  const partial = join(folder, `${aside.partial}${nameOf(step)}-${randomBytes(4).toString('hex')}`)
  try {
    makeFolder(partial)
    await write(partial)
    for (const name of listFiles(partial)) flushFile(join(partial, name))
    flushTree(partial)
    const manifest = writeManifest(partial, step)
    moveIntoPlace(partial, path, folder)
    return describe(path, manifest)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    failFromSystem(error, path, 'write to')
  }
}

/**
 * The newest checkpoint whose every file is as it was written, or null. Damaged ones met on the way are reported,
 * newest first, and left where they are.
 */
export function latestCheckpoint(runFolder: string): { checkpoint: Checkpoint | null; skipped: SkippedCheckpoint[] } {
  const skipped: SkippedCheckpoint[] = []
  for (const step of stepsIn(runFolder).toReversed()) {
    const path = join(checkpointsFolder(runFolder), nameOf(step))
    const result = verifyManifest(path, step)
    if ('manifest' in result) return { checkpoint: describe(path, result.manifest), skipped }
    skipped.push({ path, step, reason: result.damage })
  }
  return { checkpoint: null, skipped }
}

/** The checkpoint of one step if it is there and whole; for returning to the best one. */
export function checkpointAt(runFolder: string, step: number): Checkpoint | null {
  const path = join(checkpointsFolder(runFolder), nameOf(step))
  const result = verifyManifest(path, step)
  return 'manifest' in result ? describe(path, result.manifest) : null
}

/** Deletes all checkpoints but the last `last` and those of the steps `best`; returns the steps deleted. */
export function pruneCheckpoints(runFolder: string, keep: { last: number; best?: readonly number[] }): number[] {
  const steps = stepsIn(runFolder)
  const surplus = steps.slice(0, Math.max(0, steps.length - keep.last)).filter((step) => !keep.best?.includes(step))
  return remove(runFolder, surplus)
}

/** Deletes the checkpoints of later steps: after a return to an earlier one they belong to an abandoned branch. */
export function discardCheckpointsAfter(runFolder: string, step: number): number[] {
  return remove(
    runFolder,
    stepsIn(runFolder).filter((later) => later > step),
  )
}

/**
 * Clears away what a killed process left half done. Only for the process that holds the lock of the run.
 * Returns the names removed.
 */
export function clearLeftovers(runFolder: string): string[] {
  const folder = checkpointsFolder(runFolder)
  if (!existsSync(folder)) return []
  const removed: string[] = []
  for (const name of readdirSync(folder)) {
    if (!Object.values(aside).some((beginning) => name.startsWith(beginning))) continue
    const original = join(folder, name.replace(aside.replaced, ''))
    if (name.startsWith(aside.replaced) && !existsSync(original)) {
      renameSync(join(folder, name), original) // killed between the two renames of a replacement
    } else {
      rmSync(join(folder, name), { recursive: true, force: true })
      removed.push(name)
    }
  }
  flushFolder(folder)
  return removed
}

/** Steps that have a checkpoint, whole or not, ascending. */
export function stepsIn(runFolder: string): number[] {
  const folder = checkpointsFolder(runFolder)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .map((name) => stepPattern.exec(name)?.[1])
    .filter((digits) => digits !== undefined)
    .map(Number)
    .sort((a, b) => a - b)
}

function moveIntoPlace(partial: string, path: string, folder: string): void {
  const replaced = join(folder, `${aside.replaced}${path.slice(folder.length + 1)}`)
  const replacing = existsSync(path)
  if (replacing) {
    rmSync(replaced, { recursive: true, force: true })
    renameSync(path, replaced)
  }
  renameSync(partial, path)
  flushFolder(folder)
  if (replacing) rmSync(replaced, { recursive: true, force: true })
}

/** Renames before deleting, so that a half-deleted folder never carries the name of a checkpoint. */
function remove(runFolder: string, steps: number[]): number[] {
  const folder = checkpointsFolder(runFolder)
  for (const step of steps) {
    const removed = join(folder, `${aside.removed}${nameOf(step)}-${randomBytes(4).toString('hex')}`)
    renameSync(join(folder, nameOf(step)), removed)
    flushFolder(folder)
    rmSync(removed, { recursive: true, force: true })
  }
  return steps
}

function flushTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) flushTree(join(folder, entry.name))
  }
  flushFolder(folder)
}

function describe(path: string, manifest: Manifest): Checkpoint {
  const bytes = Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0)
  return { path, step: manifest.step, bytes }
}
