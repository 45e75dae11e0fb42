/** What the checkpoint of a step holds in the killing test: anyone can say what must be in it. */
export function contentAt(step: number): [name: string, bytes: Buffer][] {
  return [
    ['model.safetensors', Buffer.alloc(100_000, `weights after ${step} `)],
    ['optimizer.safetensors', Buffer.alloc(200_000, `moments after ${step} `)],
    ['state.json', Buffer.from(String(step))],
  ]
}
