import { instructionJinja } from './instruction.ts'

/** A chat template that comes with Tunesmith, for models that bring none. */
export interface BuiltinTemplate {
  /** Jinja source; bos is put in front for tokenizers that begin every text with it. */
  jinja: string
  /** Special tokens it is written with: a vocabulary that has them was most likely made for this template. */
  tokens: readonly string[]
}

/** Turns written as `before role after content end`, the pattern many chat formats follow. */
function turns(before: string, after: string, end: string): string {
  return (
    `{% for message in messages %}` +
    `{{ ${before} + message['role'] + ${after} + message['content'] + ${end} }}{% endfor %}` +
    `{% if add_generation_prompt %}{{ ${before} + 'assistant' + ${after} }}{% endif %}`
  )
}

const noSystem =
  "{% if message['role'] == 'system' %}{{ raise_exception('a system message is not supported') }}{% endif %}"

const alpaca = { instruction: '### Instruction:\n', input: '### Input:\n', response: '### Response:\n' }

/** Known templates by name, in the order in which a vocabulary is compared with them. */
export const builtinTemplates = {
  chatml: { tokens: ['<|im_start|>', '<|im_end|>'], jinja: turns("'<|im_start|>'", "'\\n'", "'<|im_end|>\\n'") },
  llama3: {
    tokens: ['<|start_header_id|>', '<|end_header_id|>', '<|eot_id|>'],
    jinja: turns("'<|start_header_id|>'", "'<|end_header_id|>\\n\\n'", "'<|eot_id|>'"),
  },
  gemma: {
    tokens: ['<start_of_turn>', '<end_of_turn>'],
    jinja:
      `{% for message in messages %}${noSystem}` +
      "{% set role = 'model' if message['role'] == 'assistant' else 'user' %}" +
      "{{ '<start_of_turn>' + role + '\\n' + message['content'] | trim + '<end_of_turn>\\n' }}{% endfor %}" +
      "{% if add_generation_prompt %}{{ '<start_of_turn>model\\n' }}{% endif %}",
  },
  mistral: {
    tokens: ['[INST]', '[/INST]'],
    jinja:
      `{% for message in messages %}${noSystem}{% if message['role'] == 'assistant' %}` +
      "{{ ' ' + message['content'] + eos_token }}" +
      "{% else %}{{ '[INST] ' + message['content'] + ' [/INST]' }}{% endif %}{% endfor %}",
  },
  phi3: { tokens: ['<|user|>', '<|assistant|>', '<|end|>'], jinja: turns("'<|'", "'|>\\n'", "'<|end|>\\n'") },
  zephyr: { tokens: ['<|system|>', '<|user|>', '<|assistant|>'], jinja: turns("'<|'", "'|>\\n'", "eos_token + '\\n'") },
  instruction: { tokens: [], jinja: instructionJinja(alpaca) },
  alpaca: {
    tokens: [],
    jinja: instructionJinja({
      ...alpaca,
      preamble:
        'Below is an instruction that describes a task. Write a response that appropriately completes the request.',
    }),
  },
  'question-answer': {
    tokens: [],
    jinja: instructionJinja({ instruction: 'Question: ', input: 'Context: ', response: 'Answer: ', separator: '\n' }),
  },
  plain: { tokens: [], jinja: instructionJinja({ instruction: '', response: '' }) },
} satisfies Record<string, BuiltinTemplate>

export type BuiltinTemplateName = keyof typeof builtinTemplates
