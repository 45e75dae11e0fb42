import type { OperationName } from '@tunesmith/contract'
import { requestOf } from '@tunesmith/contract/client'
import { exampleInput } from '../src/pages/example-input.ts'

/** A request for an operation that its schemas accept, about things that are not there. */
export function exampleRequest(name: OperationName, given: Record<string, unknown> = {}) {
  const input = { ...exampleInput(name), file: '', ...given } as unknown as Parameters<typeof requestOf>[1]
  const { method, url, body: content, type } = requestOf(name, input)
  return { path: url, init: { method, body: content, headers: type ? { 'content-type': type } : {}, duplex: 'half' as const } }
}
