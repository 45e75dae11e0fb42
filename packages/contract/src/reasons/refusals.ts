/** Why something was refused, as the end of a sentence. */
export const refusalReasons = {
  'forged.host': 'it was sent to {host, text}, which is not a name of this studio',
  'forged.no-host': 'it does not say to which name it was sent',
  'forged.page': 'it comes from a page of {origin, text}',
  'forged.no-page': 'it does not say which page it comes from',
  'import.several-ggufs': 'it has several GGUF files: {files, list}',
  'import.weights-alone': 'it holds weights alone; give the folder it is in',
  'import.not-a-model': 'it is not a whole model, but of the type {type, text}',
  'import.one-part': 'it is one of several parts; join them with `llama-gguf-split --merge`',
  'import.no-architecture': 'it does not say what architecture it has',
  'import.nothing-in-it': 'it has no tokens or no weights',
  'difference.answers': '{form, text} differs from {against, text} by {mean, measure} in the mean log-probability of a token',
  'difference.tokens': '{different, number} of {texts, number} texts become other tokens',
  'difference.template': 'its template writes other prompts',
  'difference.stop-tokens': 'its answers do not end at the same tokens',
} as const
