import type { Family } from './document.ts'
import { INSTRUCTIONS } from './instructions.ts'
import { KNOWLEDGE } from './knowledge.ts'
import { OFFICE_SCENES } from './offices.ts'
import { PEOPLE } from './people.ts'
import { sceneFamily } from './reading.ts'
import type { SceneTemplate } from './scene.ts'
import { SMALL_TALK } from './small-talk.ts'

/** Every scene whose paragraphs the model reads. */
export const SCENES: readonly SceneTemplate[] = [...PEOPLE, ...OFFICE_SCENES]

const reading = [
  ...PEOPLE.map((scene) => sceneFamily(scene, OFFICE_SCENES)),
  ...OFFICE_SCENES.map((scene) => sceneFamily(scene, PEOPLE)),
]

/** Families of one group with the share of the group in all documents. */
const GROUPS: readonly { readonly share: number; readonly families: readonly Family[] }[] = [
  { share: 64, families: reading },
  { share: 24, families: INSTRUCTIONS },
  { share: 7, families: KNOWLEDGE },
  { share: 5, families: SMALL_TALK },
]

/** Every kind of document, with its share. */
export const FAMILIES: readonly Family[] = GROUPS.flatMap(({ share, families }) => {
  const total = families.reduce((sum, { weight }) => sum + weight, 0)
  return families.map((family) => ({ ...family, weight: (family.weight / total) * share }))
})
