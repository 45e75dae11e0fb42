import type { Domain, Goal, RunSpec } from '@tunesmith/contract'

/** What a goal decides about a run. */
export interface GoalChoice {
  task: RunSpec['task']
  method: 'auto' | 'scratch'
  /** What the model is told about its work, where the rows alone do not say it. */
  instructions: string | null
}

export const goalChoices: Record<Goal, GoalChoice> = {
  answer: { task: 'sft', method: 'auto', instructions: null },
  style: { task: 'sft', method: 'auto', instructions: 'Rewrite what you are given in the style you have learned. Keep its meaning.' },
  classify: { task: 'sft', method: 'auto', instructions: 'Answer with the name of the class and nothing else.' },
  extract: { task: 'sft', method: 'auto', instructions: 'Write out what is asked for, exactly as it stands in the text, and nothing else.' },
  chat: { task: 'sft', method: 'auto', instructions: null },
  continue: { task: 'pretrain', method: 'auto', instructions: null },
  scratch: { task: 'pretrain', method: 'scratch', instructions: null },
}

/** What the model is told where a wrong answer can do harm. */
const domainInstructions: Record<Domain, string | null> = {
  general: null,
  healthcare:
    'You work in healthcare. Be precise and calm, give no diagnosis, and say when a doctor has to decide. '
    + 'In an emergency, say to call the emergency number first.',
  finance:
    'You work in finance. Give amounts, rates and dates exactly, keep facts and estimates apart, and say when a licensed adviser has to decide.',
  legal:
    'You work in law. Name the rule and its place where you know them, keep apart what the law says and what you conclude, '
    + 'and say when a lawyer has to decide.',
}

/** The system message of a model by what it is for; undefined where the rows say everything. */
export function systemMessage(goal: Goal, domain: Domain, language: string): string | undefined {
  if (goalChoices[goal].task === 'pretrain') return undefined
  const parts = [domainInstructions[domain], goalChoices[goal].instructions, languageInstruction(goal, language)]
  const said = parts.filter((part) => part !== null)
  return said.length === 0 ? undefined : said.join(' ')
}

/** Classes and extracts stand as they are, whatever the language. */
function languageInstruction(goal: Goal, language: string): string | null {
  if (goal === 'classify' || goal === 'extract' || /^en(-|$)/.test(language)) return null
  const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(language)
  return name === undefined ? null : `Answer in ${name}.`
}
