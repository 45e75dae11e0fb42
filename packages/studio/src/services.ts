import type { ChatEvent, Dataset, Input, LicenceRule, Model, ModelVersion, RunSpec } from '@tunesmith/contract'
import type { ApiModel } from '@tunesmith/contract/openai'
import type { HubClient } from '@tunesmith/hub'
import type { Store } from '@tunesmith/store'
import type { ChatRow, Question } from './chats/chat-rows.ts'
import type { Exports } from './exports/index.ts'
import type { Downloads } from './hub/downloads/queue.ts'
import type { CardForm } from './models/card/write-card.ts'
import type { ListedModel } from './models/describe-models.ts'
import type { Imports } from './models/imports/imports.ts'
import type { JobRow } from './fine-tuning/index.ts'
import type { RequestContext } from './handler.ts'
import type { EventLogs } from './runs/events/event-logs.ts'
import type { Wish } from './runs/states.ts'
import type { GgufCopy, ServedModel } from './serving/index.ts'

/*
 * What the rooms of the studio stand on, and what they give each other. A room's index.ts exports two functions:
 * `createRuns(services): Runs` and `runHandlers(services): HandlersOf<keyof typeof runOperations>`, and likewise for the
 * others. While rooms are being created, the fields of the other rooms are not there yet: take them when called.
 * A room adds to its own interface here what its handlers need.
 */

/** Everything a room may use. */
export interface Services {
  readonly store: Store
  /** Absolute path; a room keeps its files in a folder of its name inside. */
  readonly dataFolder: string
  /** The time, for everything that is stored. */
  now(): Date
  readonly projects: Projects
  readonly datasets: Datasets
  readonly models: Models
  readonly hub: Hub
  readonly runs: Runs
  readonly chats: Chats
  readonly exports: Exports
  readonly serving: Serving
  readonly fineTuning: FineTuning
}

/** How a dataset is divided. Rows that are alike stay on one side, and the same seed divides the same way. */
export interface SplitOptions {
  /** Share of the rows to watch progress with. */
  validationShare: number
  /** Share of the rows asked at the end. */
  testShare: number
  seed: number
  /** Whether the answers are classes, of which each side is to have its share, where there are few different ones. */
  byClass?: boolean
}

/** A dataset as files that a RunSpec names. */
export interface DatasetExport {
  /** Absolute paths of JSONL files of messages or text; without a file for a part that has no rows. */
  train: string
  validation?: string
  test?: string
  rows: { train: number; validation: number; test: number }
  /** Whether each part has of every class its share. */
  byClass: boolean
}

export interface Datasets {
  /**
   * Writes the usable rows, with all edits and the mapping applied, divided as asked. The same rows divided the same way
   * have the same paths and never change, so equal paths mean equal data.
   * @throws NOT_FOUND, DATA_NOTHING_TO_LEARN
   */
  exportFor(datasetId: string, options: SplitOptions): Promise<DatasetExport>
  /** One dataset. @throws NOT_FOUND */
  find(datasetId: string): Promise<Dataset>
  /** Ends the process that reads datasets. */
  close(): Promise<void>
}

/** Where a model is on this machine. */
export interface ModelLocation {
  /** Absolute path of the model folder (for an adapter: of its base). */
  model: string
  /** Absolute path of the adapter's folder. */
  adapter?: string
  /** Chat template, where not the one in the model folder: a known name or an absolute path. */
  template?: string
  /** System message it was trained with, where there was one. */
  system?: string
}

/** A model that is one file for llama.cpp. */
export interface GgufLocation {
  /** Absolute path of the file. */
  gguf: string
}

export interface Models {
  /** Every model on this machine. */
  list(): Promise<Model[]>
  /** The same, not looked at. */
  listed(): Promise<ListedModel[]>
  /** One of them, by an identifier as in `find`. @throws NOT_FOUND */
  findListed(modelId: string): Promise<ListedModel>
  /**
   * Finds a model by the identifier that the list of models has (`run_…` is what that run has trained), or by its name in the
   * registry: `name`, `name@3`, `name@candidate`; without version or alias, the champion, else the newest.
   * @throws NOT_FOUND
   */
  find(modelId: string): Promise<ModelLocation | GgufLocation>
  /** The same of a model that can be trained and converted. @throws NOT_FOUND, MODEL_IS_GGUF */
  locate(modelId: string): Promise<ModelLocation>
  /** The identifier that goes on meaning this model, when aliases of the registry move. @throws NOT_FOUND */
  resolve(modelId: string): Promise<string>
  /** What the licence of a model, or of the one it was made from, asks of whoever shares it. @throws NOT_FOUND */
  licence(modelId: string): Promise<LicenceRule>
  /** A model card for README.md, of the model as it is here or in another form. @throws NOT_FOUND */
  card(modelId: string, form?: CardForm): Promise<string>
  /** Deletes a model in the way given, unless the registry or other models need it. @throws MODEL_REGISTERED, MODEL_IN_USE */
  removeUnused<T>(modelId: string, remove: () => Promise<T>): Promise<T>
  /** Keeps a model as the next version of a name. @throws NOT_FOUND, NOT_NOW, MODEL_NAME_TAKEN */
  register(given: Input<'registerModel'>, userId: string): Promise<ModelVersion>
  readonly imports: Imports
  /** The model to look at data with where none is named: a bundled one; null where none is installed. */
  usual(): Promise<ModelLocation | null>
}

export interface Hub {
  /** The way to the hub as the settings have it, with the token. */
  client(): Promise<HubClient>
  readonly downloads: Downloads
}

export interface Projects {
  /**
   * The answers of a project as the description of a run, with absolute paths; settings nobody gave stay `auto`.
   * @throws NOT_FOUND, ANSWERS_MISSING, and what exportFor and locate throw
   */
  specOf(projectId: string): Promise<RunSpec>
  /** Ends dry runs that are measuring. */
  close(): Promise<void>
}

/** What a run has trained, to chat with or to train on. */
export interface RunResult {
  /** The model it was trained from, as its RunSpec has it. */
  base: string
  /** Absolute path of the adapter's folder, for lora and qlora. */
  adapter?: string
  /** Absolute path of the model folder, for full training and from scratch. */
  model?: string
  /** Chat template it was trained with, as its RunSpec has it. */
  template: string
  /** System message it was trained with, where there was one. */
  system?: string
}

export interface Runs {
  /** The event logs, shared by everyone who looks at the same run. */
  readonly logs: EventLogs
  /** Where a run keeps its files; the folder is made when it begins. */
  folderOf(runId: string): string
  /** Whether nothing more can happen in a run unless it is resumed. */
  isOver(runId: string): Promise<boolean>
  /** Begins what waits as soon as the machine is free. */
  workThroughQueue(): void
  /** Does what a person asks for. @throws NOT_FOUND, NOT_NOW */
  ask(runId: string, wish: Wish): Promise<void>
  /** Deletes a run that is over. @throws NOT_FOUND, NOT_NOW */
  remove(runId: string): Promise<void>
  /** Told of every run that does not have the machine any more: it is over, or paused, or the studio closes. */
  whenLeft(listen: (runId: string) => unknown): void
  /**
   * The result of a run, or of a paused one its newest checkpoint; null where there is neither yet.
   * @param step of a checkpoint, whose result is meant then
   * @throws NOT_FOUND
   */
  resultOf(runId: string, step?: number): Promise<RunResult | null>
  /** Takes up the runs that were going on when the studio was last closed, or died, and works through the queue. */
  start(): Promise<void>
  /** Lets running trainings save a checkpoint and ends them; they go on with the next `start`. */
  close(): Promise<void>
}

/** Training as programs for the OpenAI API ask for it. */
export interface FineTuning {
  /** Makes a run of a job, by itself; where that fails, the job says why. */
  prepare(job: JobRow): void
  /** What a name such as `ft:base:owner:suffix:id` stands for: a run, and the step where one is named; null for others. */
  modelOf(modelId: string): Promise<{ runId: string; step: number | null } | null>
  /** The models that jobs have trained, by these names, newest first. */
  listModels(): Promise<ApiModel[]>
  /** Takes up the jobs that were being prepared, and those whose runs have finished meanwhile. */
  start(): Promise<void>
  /** Settles when nothing is being prepared any more; what was broken off goes on with the next `start`. */
  close(): Promise<void>
}

export interface Serving {
  /**
   * A model ready to answer; `base:adapter` is an adapter on its base. It is made for llama.cpp where it never answered before.
   * @throws NOT_FOUND, and what opening the model throws
   */
  open(modelId: string): Promise<ServedModel>
  /** The copies of models that answering with llama.cpp needs. */
  copies(): GgufCopy[]
  /** Deletes the copies of models that are gone. */
  removeGone(): void
  /** Ends the processes that hold models. */
  close(): Promise<void>
}

export interface Chats {
  /**
   * Stores a question and lets the models of the chat answer it. What is still being answered in that chat is broken off.
   * @throws NOT_FOUND where the question to replace is not there
   */
  ask(chat: ChatRow, question: Question, asker: Pick<RequestContext, 'actor' | 'signal'>): Promise<AsyncIterable<ChatEvent>>
  /** Breaks off what is being answered in a chat; settles when what there was of it is stored. */
  breakOff(chatId: string): Promise<void>
  /** Breaks off everything that is being answered. */
  close(): Promise<void>
}
