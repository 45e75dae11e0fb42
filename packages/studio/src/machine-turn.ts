import { inTurn, isTaken } from './in-turn.ts'
import type { Services } from './services.ts'

type Place = Pick<Services, 'dataFolder'>

const keyOf = ({ dataFolder }: Place) => `machine of ${dataFolder}`

/** Does what wants the whole machine, trainings and dry runs, one after the other: two at once would slow and measure each other. */
export const onMachine = <T>(place: Place, work: () => Promise<T>): Promise<T> => inTurn(keyOf(place), work)

/** Whether who asks for the machine now has to wait. */
export const isMachineTaken = (place: Place): boolean => isTaken(keyOf(place))
