/** What is being done, for the person who waits. */
export const progressReasons = {
  'progress.starting': 'Starting',
  'progress.waiting': 'Waiting for the machine: another training or dry run has it',
  'progress.opening': 'Opening the model and the data',
  'progress.measuring': 'Measuring a few steps',
  'progress.four-bits': 'Making the model smaller: 4 bits a weight',
  'progress.eight-bits': 'Making the model smaller: 8 bits a weight',
  'progress.unpacking': 'Unpacking the model',
} as const
