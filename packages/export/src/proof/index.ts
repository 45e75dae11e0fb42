import type { ParityReport } from '@tunesmith/contract'
import { openBaseModel } from '@tunesmith/trainer'
import type { ModelSource } from '@tunesmith/trainer/inference'
import type { StageProgress } from '../export-steps.ts'
import type { Form } from './compare.ts'
import { engineForm, type LlamaForm } from './forms.ts'
import { compareWith, scoreReference, type ProofOptions } from './prove.ts'
import { compareStopTokens, compareTemplates, compareTokenizers } from './same-text.ts'

export { engineForm, llamaForm } from './forms.ts'
export { sameNumbers, tolerances } from './tolerances.ts'
export type { Form } from './compare.ts'

/** The export proof while it is made: each form on the way to the file is held against the trained model. */
export interface Proof {
  /**
   * Compares a form, and closes it; whether it is the same as far as can be asked of it.
   * @param isStep whether what follows is made from it, and so compared with it
   */
  compare(form: Form, isStep?: boolean): Promise<boolean>
  /** Compares how llama.cpp reads text with a GGUF file: tokens, template, end of an answer. */
  compareText(form: LlamaForm, file: string): Promise<void>
  report(): ParityReport
}

/** What a proof is made of. */
export interface ProofRequest extends Omit<ProofOptions, 'onProgress'> {
  source: ModelSource
  onProgress?: (progress: StageProgress) => void
}

/** Scores the texts of the proof with the model as it was trained. */
export async function startProof({ source, examples, signal, onProgress = () => {} }: ProofRequest): Promise<Proof> {
  const { tokenizer, template: { value: template }, architecture: { contextLength } } = openBaseModel(source.model, source.template)
  const trained = engineForm('trained model', source, null)
  const { stopIds } = trained.model
  const options = { examples, signal, onProgress: (share: number) => onProgress({ stage: 'proving', share }) }
  let reference = await scoreReference({ form: trained, tokenizer, template, contextLength }, options).finally(() => trained.close())
  const comparisons: ParityReport['comparisons'] = []
  let sameText: Pick<ParityReport, 'tokenizer' | 'template' | 'stopTokens'> = { tokenizer: null, template: 'none', stopTokens: 'none' }

  return {
    async compare(form, isStep = false) {
      try {
        const { comparison, scores } = await compareWith(reference, form, options)
        comparisons.push(comparison)
        if (isStep) reference = { ...reference, name: form.name, scores }
        return comparison.verdict !== 'different'
      } finally {
        await form.close()
      }
    },
    async compareText({ llama }, file) {
      sameText = {
        tokenizer: await compareTokenizers(tokenizer, llama),
        template: compareTemplates(file, template, tokenizer),
        stopTokens: await compareStopTokens(stopIds, llama),
      }
    },
    report() {
      const { tokenizer: texts, template: written, stopTokens } = sameText
      const isSameText = texts?.equal === texts?.texts && written !== 'different' && stopTokens !== 'different'
      return {
        prompts: reference.texts.length,
        ownPrompts: reference.own,
        tokens: reference.scores.reduce((sum, scores) => sum + scores.length, 0),
        comparisons, ...sameText,
        proven: comparisons.length > 0 && comparisons.every(({ verdict }) => verdict !== 'different') && isSameText,
      }
    },
  }
}
