import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isolatedDeclarationSync } from 'rolldown/experimental'
import { z } from 'zod'
import * as contract from '@tunesmith/contract'
import * as openai from '@tunesmith/contract/openai'
import { comment, type Field, objectText, type Schema, TypeTexts } from './type-texts.ts'

/*
 * The types of the client in one file that needs no other: what operations take and give is written out from their schemas,
 * with the words that describe them.
 */

/** The files of the client whose declarations stand as they are. */
const written = ['calls.ts', 'request-error.ts']
const sources = new URL('client/', import.meta.resolve('@tunesmith/contract'))

/** The schemas that have a name of their own in the contract. */
const names = new Map(
  Object.entries<unknown>({ ...contract, ...openai })
    .filter((entry): entry is [string, z.ZodType] => /^[A-Z]/.test(entry[0]) && entry[1] instanceof z.ZodType)
    .map(([name, schema]) => [schema as z.core.$ZodType, name]),
)

function asSchema(schema: z.ZodType, io: 'input' | 'output'): Schema {
  return z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const name = names.get(zodSchema)
      if (name !== undefined) jsonSchema.title = name
    },
  }) as Schema
}

/** The text of index.d.ts. */
export function declarations(): string {
  const types = new TypeTexts()
  const functions = Object.entries(contract.operationTable).map(([name, operation]) =>
    `${comment([operation.summary, `\`${operation.method} ${operation.path}\``], '\t')}\treadonly ${name}: ${functionType(operation, types)};\n`)
  return [
    ...written.map(declarationsOf),
    '/** Anything that JSON can hold. */\nexport type Json = string | number | boolean | null | Json[] | { [key: string]: Json };\n',
    ...[...types.named].map(([name, text]) => `export type ${name} = ${text};\n`),
    `/** The studio as functions, one for each operation, which throw RequestError. */\nexport interface Client {\n${functions.join('')}}\n`,
    '/** A client of a studio. */\nexport declare function createClient(options?: ClientOptions): Client;\n',
  ].join('')
}

function declarationsOf(file: string): string {
  const path = new URL(file, sources)
  const { code, errors } = isolatedDeclarationSync(fileURLToPath(path), readFileSync(path, 'utf8'), {})
  if (errors.length > 0) throw new Error(`${file}: ${errors.map(({ message }) => message).join('; ')}`)
  return code
}

function functionType({ params, query, body, upload, answer = 'json', response }: contract.Operation, types: TypeTexts): string {
  const fields = [params, query, body].filter((part) => part !== undefined).flatMap((part) => types.fieldsOf(asSchema(part, 'input'), '\t'))
  const file: Field = { name: 'file', isRequired: true, text: 'NonNullable<RequestInit["body"]>', description: 'What the file holds: a Blob, bytes, text, or a stream.' }
  const all = upload ? [...fields, file] : fields
  const input = objectText(all, '\t')
  const output = answer === 'file' ? 'Response' : types.textOf(asSchema(response, 'output'), '\t')
  if (answer === 'completion') return `Completing<${input}, ${output}>`
  const given = `input${all.some(({ isRequired }) => isRequired) ? '' : '?'}: ${input}, options?: CallOptions`
  return `(${given}) => ${answer === 'events' ? `AsyncGenerator<${output}, void, undefined>` : `Promise<${output}>`}`
}
