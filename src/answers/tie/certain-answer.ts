import type { Answer } from '../types.js'

/** An answer that rests on what was recognised from a picture (图像识别) ties nothing out: it counts as none. */
export function certainAnswer(answer: Answer): Answer {
  const uncertain = answer.figures.some(({ recognized }) => recognized === true)
  if (!uncertain) return answer
  return { ...answer, status: 'refused', reason: 'not-held', results: [], figures: [], quotes: [], conflicts: [] }
}
