import { expect, it } from 'vitest'
import { type ErrorCode, type ErrorParams, errors } from './index.ts'

/** What a value of an error can be without being words: a name, a path, a code, a version. */
type Name =
  | 'account' | 'argument' | 'base' | 'column' | 'command' | 'dtype' | 'email' | 'endpoint' | 'family' | 'field' | 'file' | 'fileName' | 'folder'
  | 'host' | 'id' | 'licence' | 'logFile' | 'mode' | 'model' | 'name' | 'option' | 'partOf' | 'path' | 'prompt' | 'provider' | 'revision' | 'role'
  | 'needed' | 'root' | 'runFolder' | 'sha256' | 'shard' | 'since' | 'source' | 'suggestion' | 'target' | 'template' | 'tensor' | 'type' | 'url'
  | 'usage' | 'version' | 'known' | 'available' | 'place' | 'state' | 'signer' | 'key'

type Values<C extends ErrorCode> = Required<ErrorParams<C>>
type Words<C extends ErrorCode> = { [K in keyof Values<C>]: string extends Values<C>[K] ? Exclude<K, Name> : never }[keyof Values<C>]

/**
 * Errors with English words among their values, which the pages cannot translate: those of other programs, and about the
 * insides of files. What is written here for people is a Reason instead; a new row is asked for by the compiler.
 */
const english: { readonly [C in ErrorCode as [Words<C>] extends [never] ? never : C]: readonly Words<C>[] } = {
  ADAPTER_CONFIG_INVALID: ['detail'],
  ADAPTER_VARIANT_UNSUPPORTED: ['feature'],
  ADAPTER_WEIGHTS_INVALID: ['detail'],
  ADDRESS_UNUSABLE: ['detail'],
  ARGUMENT_MISSING: ['meaning'],
  BACKUP_INVALID: ['problem'],
  COMPUTE_MODE_UNSUITABLE: ['reason'],
  DATABASE_DAMAGED: ['detail'],
  ENGINE_LACKS: ['what'],
  EXPORT_DAMAGED: ['detail'],
  FILE_ACCESS_FAILED: ['action', 'detail'],
  GGUF_EXPORT_UNSUPPORTED: ['reason'],
  GGUF_INVALID: ['detail'],
  GRAMMAR_INVALID: ['problem'],
  HUB_ANSWER_INVALID: ['detail'],
  HUB_CONNECTION_LOST: ['detail'],
  HUB_FAILED: ['detail'],
  HUB_FILE_WRONG: ['detail'],
  HUB_UNREACHABLE: ['detail'],
  INTERNAL: ['detail'],
  JSON_INVALID: ['detail'],
  LLAMA_CANNOT_LOAD: ['problem'],
  LLAMA_FAILED: ['problem'],
  MODEL_ARCHIVE_INVALID: ['detail'],
  MODEL_CONFIG_FIELD: ['expected', 'found'],
  MODEL_INDEX_INVALID: ['detail'],
  MODEL_TENSOR_SHAPE: ['found', 'expected'],
  NOT_FOUND: ['what'],
  NOT_NOW: ['what', 'wanted'],
  NO_PERMISSION: ['action'],
  OPTIMIZER_STATE_MISMATCH: ['reason'],
  OPTION_VALUE_INVALID: ['found', 'expected'],
  QUANTIZED_WEIGHT_INVALID: ['detail'],
  SAFETENSORS_HEADER_INVALID: ['detail'],
  SAFETENSORS_LAYOUT_INVALID: ['detail'],
  SCHEMA_UNSUPPORTED: ['what'],
  SERVER_UNREACHABLE: ['detail'],
  TEMPLATE_INVALID: ['problem'],
  TEMPLATE_REJECTED: ['problem'],
  TOKENIZER_INVALID: ['problem'],
  TOKENIZER_UNSUPPORTED: ['problem'],
  YAML_INVALID: ['detail'],
}

it('has English words only among values that its message says', () => {
  for (const [code, names] of Object.entries(english)) {
    const row = errors[code as ErrorCode] as unknown as { message: (params: object) => string }
    const said = row.message(Object.fromEntries((names as readonly string[]).map((name) => [name, `<${name}>`])))
    for (const name of names) expect(said, code).toContain(`<${name}>`)
  }
})
