import { CLOSED_BOOK } from './closed-book.ts'
import type { Family } from './document.ts'
import { DRILLS } from './drills.ts'
import { INSTRUCTIONS } from './instructions.ts'
import { KNOWLEDGE } from './knowledge.ts'
import { MESSAGE_SCENES } from './messages.ts'
import { OFFICE_SCENES } from './offices.ts'
import { OUTDOOR_SCENES } from './outdoors.ts'
import { PEOPLE } from './people.ts'
import { PLACE_SCENES } from './places.ts'
import { PUBLIC_SERVICE_SCENES } from './public-services.ts'
import { sceneFamily } from './reading.ts'
import { REGISTRY_RULES } from './registry-rules.ts'
import type { SceneTemplate } from './scene.ts'
import { SHOP_SCENES } from './shops.ts'
import { SMALL_TALK } from './small-talk.ts'
import { STORY_SCENES } from './stories.ts'
import { WORK_AND_TRAVEL } from './work-and-travel.ts'

const PERSONS: readonly SceneTemplate[] = [...PEOPLE, ...WORK_AND_TRAVEL]
const PLACES: readonly SceneTemplate[] = [...PLACE_SCENES, ...OUTDOOR_SCENES]
const OFFICES: readonly SceneTemplate[] = [...OFFICE_SCENES, ...PUBLIC_SERVICE_SCENES, ...REGISTRY_RULES]
const MESSAGES: readonly SceneTemplate[] = [...MESSAGE_SCENES, ...STORY_SCENES]

/** Every scene whose paragraphs the model reads. */
export const SCENES: readonly SceneTemplate[] = [...PERSONS, ...PLACES, ...OFFICES, ...SHOP_SCENES, ...MESSAGES]

/** Families of one group with the share of the group in all documents. */
const GROUPS: readonly { readonly share: number; readonly families: readonly Family[] }[] = [
  { share: 20, families: PERSONS.map((scene) => sceneFamily(scene, OFFICES)) },
  { share: 10, families: PLACES.map((scene) => sceneFamily(scene, OFFICES)) },
  { share: 20, families: OFFICES.map((scene) => sceneFamily(scene, PERSONS)) },
  { share: 6, families: SHOP_SCENES.map((scene) => sceneFamily(scene, PERSONS)) },
  { share: 10, families: MESSAGES.map((scene) => sceneFamily(scene, PLACES)) },
  { share: 22, families: INSTRUCTIONS },
  { share: 7, families: KNOWLEDGE },
  { share: 5, families: SMALL_TALK },
  { share: 26, families: DRILLS },
  { share: 28, families: CLOSED_BOOK },
]

/** Every kind of document, with its share. */
export const FAMILIES: readonly Family[] = GROUPS.flatMap(({ share, families }) => {
  const total = families.reduce((sum, { weight }) => sum + weight, 0)
  return families.map((family) => ({ ...family, weight: (family.weight / total) * share }))
})
