// The process that holds a model: node model-worker.ts <where the model is, as JSON>.
import { serveTasks, type Turn } from '@tunesmith/processes'
import { explainFailure } from '../worker/failed-event.ts'
import type { ProcessAnswer } from './model-process.ts'
import { openModel, type AnswerOptions, type ModelSource, type OpenModel } from './open-model.ts'

export type ModelTasks = ReturnType<typeof tasksWith>

/** What a process that holds a model is asked. */
const tasksWith = (model: OpenModel) => ({
  contextLength: () => model.contextLength,
  /** Continues a prompt; gives what there is where it is given up. */
  async answer({ tokens: prompt, options }: { tokens: readonly number[]; options: AnswerOptions }, { tell, signal }: Turn<string>): Promise<ProcessAnswer> {
    const said: ProcessAnswer = { text: '', tokens: 0, stopped: 'cancelled' }
    const onText = (_: number, text: string) => {
      said.text += text
      said.tokens++
      if (text !== '') tell(text)
    }
    try {
      const [answer] = await model.answer([prompt], options, onText, signal)
      return answer
    } catch (error) {
      if (signal.aborted) return said
      throw error
    }
  },
})

serveTasks(() => tasksWith(openModel(JSON.parse(process.argv[2]) as ModelSource)), (error) => explainFailure(error, null, process.memoryUsage.rss()))
