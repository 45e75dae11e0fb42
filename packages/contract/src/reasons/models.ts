/** Whether a model can be trained here. */
export const modelReasons = {
  'model.trainable': 'The family {family, text} can be trained here.',
  'model.merged-first': 'What it has learned is merged into its base first.',
  'model.gguf': 'A GGUF file is packed for answering; training takes the model that it was made from.',
  'fit.well': 'training needs about {needed, bytes} of the {limit, bytes} that can be used',
  'fit.tight': 'training fits into the {limit, bytes} that can be used {sacrifices, reasons}',
  'fit.no': 'training needs at least {needed, bytes}, and {limit, bytes} can be used',
  'sacrifice.lean': 'with weights as they are stored',
  'sacrifice.fewer-at-once': 'with fewer rows at once',
  'sacrifice.recompute': 'at about two thirds of the speed',
  'sacrifice.four-bits': 'with the base in 4 bits',
  'sacrifice.optimizer': 'with an optimiser in 8 bits',
  'sacrifice.shorter': 'with shorter rows',
} as const
