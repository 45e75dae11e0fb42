import type { Family } from './document.ts'
import { INSTRUCTIONS } from './instructions.ts'
import { KNOWLEDGE } from './knowledge.ts'
import { MESSAGE_SCENES } from './messages.ts'
import { OFFICE_SCENES } from './offices.ts'
import { PEOPLE } from './people.ts'
import { PLACE_SCENES } from './places.ts'
import { sceneFamily } from './reading.ts'
import type { SceneTemplate } from './scene.ts'
import { SHOP_SCENES } from './shops.ts'
import { SMALL_TALK } from './small-talk.ts'

const DAILY_LIFE: readonly SceneTemplate[] = [...PEOPLE, ...PLACE_SCENES]
const BUSINESS: readonly SceneTemplate[] = [...OFFICE_SCENES, ...SHOP_SCENES, ...MESSAGE_SCENES]

/** Every scene whose paragraphs the model reads. */
export const SCENES: readonly SceneTemplate[] = [...DAILY_LIFE, ...BUSINESS]

/** Families of one group with the share of the group in all documents. */
const GROUPS: readonly { readonly share: number; readonly families: readonly Family[] }[] = [
  { share: 20, families: PEOPLE.map((scene) => sceneFamily(scene, OFFICE_SCENES)) },
  { share: 10, families: PLACE_SCENES.map((scene) => sceneFamily(scene, OFFICE_SCENES)) },
  { share: 20, families: OFFICE_SCENES.map((scene) => sceneFamily(scene, PEOPLE)) },
  { share: 6, families: SHOP_SCENES.map((scene) => sceneFamily(scene, PEOPLE)) },
  { share: 10, families: MESSAGE_SCENES.map((scene) => sceneFamily(scene, PLACE_SCENES)) },
  { share: 22, families: INSTRUCTIONS },
  { share: 7, families: KNOWLEDGE },
  { share: 5, families: SMALL_TALK },
]

/** Every kind of document, with its share. */
export const FAMILIES: readonly Family[] = GROUPS.flatMap(({ share, families }) => {
  const total = families.reduce((sum, { weight }) => sum + weight, 0)
  return families.map((family) => ({ ...family, weight: (family.weight / total) * share }))
})
