import { distinctDisplays, orderDisplays } from '../gate/displays.js'
import type { FigureGroup } from '../tools/find-figures.js'

/**
 * A paragraph that states an item's amount twice without its fund: where one of the two is the figure of the tables, the
 * other one contradicts it and is told with it. A claim goes on from another one when its words begin with that one's.
 *
 * @param group the figure that answers, with its other displays
 * @param others groups of the same item; those of another portion, stage, year or kind are passed over
 */
export function withRestated(group: FigureGroup, others: readonly FigureGroup[]): FigureGroup {
  const [own] = orderDisplays(group.facts)
  if (own === undefined) return group
  const claims = others
    .filter((other) => other !== group)
    .flatMap(({ facts }) => facts)
    .filter(
      ({ origin, key, bound }) =>
        origin === 'claim' &&
        bound === null &&
        key.fund === null &&
        key.portion === own.key.portion &&
        key.stage === own.key.stage &&
        key.year === own.key.year &&
        key.kind === own.key.kind &&
        (key.flow === null || key.flow === own.key.flow),
    )
  const agreeing = claims.filter((claim) => distinctDisplays([own, claim]).length === 1)
  const again = claims.filter(
    (claim) =>
      !agreeing.includes(claim) &&
      agreeing.some(
        ({ source }) => claim.source.text.length > source.text.length && claim.source.text.startsWith(source.text),
      ),
  )
  return again.length === 0 ? group : { ...group, facts: [...group.facts, ...agreeing, ...again] }
}
