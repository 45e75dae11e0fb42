import { readFile } from 'node:fs/promises'
import type { RunningServer } from '@tunesmith/server'
import { expect } from 'vitest'
import { languageName } from '../src/wizard/goal/data-languages.ts'
import { badRows, officeFile, officeRows } from './office-file.ts'
import type { Device, Person } from './person.ts'
import { anything } from './texts.ts'
import { zipEntries } from './zip-entries.ts'

/** One telling of the story: who it is about, where they sit, and how they work. */
export interface Telling {
  person: Person
  server: RunningServer
  desk: Device
  phone: Device
  /** What the columns of their file are called. */
  headings: readonly [number: string, question: string, answer: string]
  /** Whether the story is told to its happy end: other tellings take any verdict. */
  endsWell: boolean
}

/** How long a training may take where others keep the machine busy. */
const training = 500_000

/** What a new user does, step by step in their words: from a file with odd headings to a model that has proven to be better. */
export const story: Readonly<Record<string, (telling: Telling) => Promise<void>>> = {
  async 'I open the link that the terminal shows'({ person, server, desk }) {
    await person.opens(await server.signInLink(), desk)
    await person.arrives('home.empty.title')
    await person.looks('home')
    await person.presses('home.empty.begin')
    await person.arrives('wizard.goal.question')
  },
  async 'I say what my model should do, and am told when I forget to'({ person }) {
    await person.presses('wizard.continue')
    await person.sees('ui.problemTitle')
    await person.presses('wizard.goal.missing')
    await person.chooses('wizard.goal.answer.title')
    await person.goesOn('wizard.domain.question')
    await person.goesOn('wizard.language.question')
    await person.picks('wizard.language.question', languageName('en', person.format.locale))
    await person.goesOn('wizard.data.question')
  },
  async 'I give it the file our office keeps, and say what its columns mean'({ person, headings }) {
    const buffer = Buffer.from(officeFile(headings))
    await person.sends('wizard.data.choose', { name: 'desk.csv', mimeType: 'text/csv', buffer })
    await person.sees('wizard.data.rows', { rows: officeRows.all })
    await person.goesOn('wizard.columns.question')
    const [, question, answer] = headings
    await person.picks('wizard.columns.asked', question)
    await person.picks('wizard.columns.answered', answer)
    await person.goesOn('wizard.rows.question')
  },
  async 'I see my rows as conversations, with what the model learns of them marked'({ person }) {
    await person.sees('wizard.role.user')
    await person.page.locator('mark', { hasText: 'The fee for a transfer of land is $112.' }).first().waitFor()
    expect(await person.page.locator('mark', { hasText: 'What is the fee' }).count(), 'questions are not learned').toBe(0)
    await person.goesOn('wizard.proof.question')
  },
  async 'I mend one of the bad rows and leave the others out'({ person, headings }) {
    const { all, good } = officeRows
    await person.sees('wizard.proof.someFine', { usable: good, rows: all })
    await person.presses('wizard.proof.showRows', { rows: badRows.length })
    await person.looks('proof-with-bad-rows')
    await person.presses('wizard.rows.editRow', { line: officeRows.firstBad })
    await person.writes(headings[2], 'The fee for a parking permit is $21.')
    await person.presses('wizard.save')
    await person.sees('wizard.proof.someFine', { usable: good + 1, rows: all })
    await person.presses('wizard.proof.leaveOutAll', { rows: badRows.length - 1 })
    await person.sees('wizard.proof.allFine', { rows: good + 1 })
    await person.goesOn('wizard.split.question')
  },
  async 'I keep some rows for the test, and take the model and the settings that are recommended'({ person }) {
    await person.sees('wizard.split.reason.few', { rows: officeRows.good + 1, share: anything })
    await person.goesOn('wizard.model.question')
    await person.sees('wizard.model.origin.bundled')
    await person.goesOn('wizard.effort.question')
    await person.chooses('wizard.effort.quick.title')
    await person.goesOn('wizard.check.question')
  },
  async 'I check my answers, and read how long it will take and how much memory'({ person }) {
    await person.sees('wizard.goal.answer.title')
    await person.sees('wizard.effort.quick.title')
    await person.sees('wizard.plan.fits', {}, training)
    await person.sees('wizard.plan.memoryOf', { needed: anything, available: anything })
    await person.presses('wizard.backToOverview')
    await person.sees('wizard.overview.lead')
    await person.looks('overview')
    await person.presses('wizard.goOn')
    await person.arrives('wizard.check.question')
    await person.goesOn('wizard.started.question', 'wizard.check.start')
    await person.looks('started')
  },
  async 'I close the tab, come back on my phone, and watch it learn'({ person, server, phone }) {
    await person.leaves()
    await person.opens(await server.signInLink(), phone)
    await person.arrives('home.title')
    await person.opensRun()
    await person.sees('runs.samples.atStep', { step: anything }, training)
    const [first, answers] = [await person.number('runs.fact.loss'), await person.list('runs.samples')]
    await expect.poll(() => person.list('runs.samples'), { timeout: training }).not.toEqual(answers)
    expect(await person.number('runs.fact.loss'), 'the loss falls').toBeLessThan(first)
    await person.sees('runs.samples.marked') // words that are other ones than before
  },
  async 'I pause it, talk to the half-trained model, and let it go on'({ person }) {
    await person.presses('runs.pause')
    await person.sees('runs.headline.paused', { step: anything })
    await person.looks('paused')
    await person.presses('runs.chatHalf')
    await person.arrives('chat.newTitle')
    await person.looks('new-chat')
    await person.asks('What is the fee for a new mortgage?', 2)
    await person.looks('half-trained')
    await person.presses('chat.back')
    await person.arrives('chat.title')
    await person.looks('chats')
    await person.presses('shell.nav.runs')
    await person.arrives('runs.title')
    await person.looks('runs')
    await person.opensRun()
    await person.presses('runs.resume')
  },
  async 'I read whether it became better, and how sure that is'({ person, endsWell }) {
    await person.presses('shell.nav.home')
    await person.arrives('home.title')
    await person.looks('home-with-a-run')
    await person.opensRun()
    await person.sees('runs.seeResult', {}, training)
    await person.presses('runs.seeResult')
    await person.arrives('runs.result.title', { name: anything })
    await person.presses('runs.result.howSure')
    await person.sees('runs.result.differenceValue', { difference: anything, low: anything, high: anything })
    await person.looks('verdict')
    if (endsWell) await person.sees('runs.result.better')
  },
  async 'I ask the model before and after the same, and vote'({ person }) {
    await person.asks('What is the fee for a new mortgage?', 2)
    await person.presses('chat.good')
    await person.page.getByRole('button', { name: person.text('chat.good'), pressed: true }).waitFor()
    await person.looks('side-by-side')
  },
  async 'I take the adapter with me, and see what I could do next'({ person }) {
    const archive = await readFile(await (await person.downloads('runs.ship.download')).path())
    expect(zipEntries(archive).map((name) => name.split('/').at(-1)))
      .toEqual(expect.arrayContaining(['adapter_config.json', 'adapter_model.safetensors']))
    const recipe = await readFile(await (await person.downloads('runs.recipe.download')).path(), 'utf8')
    expect(recipe).toContain('model:')
    await person.presses('runs.next.rows')
    await person.sees('datasets.proof.title')
    await person.looks('dataset')
    await person.leaves()
  },
}
