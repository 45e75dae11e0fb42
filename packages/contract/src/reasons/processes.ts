/** How a process ended that did not say so itself: what a sentence tells of it. */
export const processReasons = {
  'process.status': 'ended with status {status, number}',
  'process.signal': 'was ended by the signal {signal, text}',
  'process.crashed': 'crashed inside a native library (signal {signal, text})',
  'process.crashed-disk': 'crashed inside a native library (signal {signal, text}; the disk under a mapped file may be full or gone)',
  'process.crashed-processor': 'crashed inside a native library (signal {signal, text}; the processor may lack an instruction)',
  'process.gave-up': 'gave up (signal {signal, text})',
  'process.out-of-memory': 'ran out of memory',
  'process.on-request': 'was ended on request',
  'process.unusable': 'could not be used ({problem, text})',
} as const
