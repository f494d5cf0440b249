import { joinBlanks } from '../../facts/clean-name.js'
import type { Lane } from './lanes.js'
import { rowsOf } from './lanes.js'

/** True where the rows of a lane are the “三公” items: their 公务用车 and its parts often stand on one level. */
export function listsThreePublics(lane: Lane): boolean {
  return rowsOf(lane).filter(({ row }) => THREE_PUBLICS.test(joinBlanks(row.name))).length >= 2
}

const THREE_PUBLICS = /因公出国|公务用车|公务接待/u
