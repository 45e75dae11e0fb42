import { type Kinds, writers } from './kinds.ts'

/** The values a template takes, by its places: `{rows, number}` takes rows, a number. */
export type ParamsOf<T extends string> = T extends `${string}{${infer Name}, ${infer Kind extends keyof Kinds}}${infer Rest}`
  ? Readonly<Record<Name, Kinds[Kind]>> & ParamsOf<Rest>
  : unknown

const place = /\{(\w+), (\w+)\}/g

/** The places of a template, each with its kind. */
export const placesOf = (template: string): { name: string; kind: keyof Kinds }[] =>
  [...template.matchAll(place)].map(([, name, kind]) => ({ name, kind: kind as keyof Kinds }))

/** The template with every place filled in. */
export function fillTemplate(template: string, params: Readonly<Record<string, unknown>>): string {
  return template.replace(place, (_, name: string, kind: keyof Kinds) => (writers[kind] as (value: unknown) => string)(params[name]))
}
