/** What is done where memory is scarce, and what that means for the person who waits. */
export const memoryReasons = {
  'memory.free': 'of {free, bytes} free now, the rest is left to other programs',
  'memory.would-not-fit': '{change, reason} {needed, bytes} would not fit into {limit, bytes}.',
  'memory.ran-out': 'memory ran out with {planned, bytes} planned',

  'relief.lean': 'Weights are used as they are stored instead of unpacked in a faster layout: steps take a little longer.',
  'relief.fewer-at-once': '{now, number} instead of {before, number} sequences at once, gradients added up over {rounds, number} rounds: the same result, a little slower.',
  'relief.recompute-some': 'Cheap intermediate values are computed again instead of kept: the same result, about 5 % slower.',
  'relief.recompute-all': 'All intermediate values are computed again instead of kept: the same result, about a third slower.',
  'relief.four-bits': 'The base model is held in 4 bits (NF4): about a quarter of the memory for its weights, with a small loss of precision.',
  'relief.optimizer': 'The optimiser keeps its moments in 8 bits: a quarter of their memory, nearly the same result.',
  'relief.shorter': 'Rows are cut at {now, number} instead of {before, number} tokens: {cut, share} of the rows lose their end.',
  'relief.all': '{changes, sentences}',
  'relief.none': 'Nothing is left to change.',
  'relief.with-need': '{change, reason} This needs about {needed, bytes}.',
} as const
