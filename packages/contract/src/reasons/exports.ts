/** What exports are for, and why one is not possible. */
export const exportReasons = {
  'export.adapter': 'for Transformers with PEFT: only what was learned, to be loaded with the base model',
  'export.merged': 'for Transformers, vLLM and most other programs: base model and adapter as one folder',
  'export.gguf': 'for llama.cpp and the programs built on it, such as LM Studio',
  'export.gguf-adapter': 'for llama.cpp: only what was learned, to be loaded with the base model as GGUF',
  'export.ollama': 'for Ollama: a GGUF file with a Modelfile',
  'export.onnx': 'for ONNX Runtime in browsers, on phones and in other languages',
  'export.archive': 'for another studio: one signed file with the model or adapter, its card, how it was trained, and the proof',
  'export.no-adapter': 'all weights of this model were trained, or none: there is no adapter',
  'export.not-in-llama': 'llama.cpp cannot run it: {detail, text}',
  'export.disk-short': 'it needs {needed, bytes} while it is made, and {free, bytes} are free on the disk',
  'export.recommended-small': 'it runs in most programs, and 8 bits lose next to nothing; a small model bears 4 bits less well',
  'export.recommended-large': 'it runs in most programs, and at this size 4 bits lose little for a quarter of the memory',
  'export.recommended-merged': 'most programs read it, and nothing is lost',
} as const
