import { z } from 'zod'
import type { Figure } from '../../../core/figure.js'
import { displayValue } from '../../../gate/display.js'
import { distinctDisplays, judgeDisplays, orderDisplays } from '../../../gate/displays.js'
import { factStage } from '../../../gate/fact-label.js'
import { factName } from '../../../gate/fact-name.js'
import { type FigureGroup, findFigures } from '../../../tools/find-figures.js'
import { scopePhrase } from '../../wording/scope-words.js'
import type { Desk, DeskTool } from './contract.js'

/** More quantities than this are not listed. */
const MOST_GROUPS = 20

const loose = z.object({ documents: z.array(z.string()).default([]) })

/** Figures of the documents: each display is entered into the ledger, the model gets ids and names. */
export const findFiguresTool: DeskTool = {
  offer: {
    name: findFigures.name,
    description: `${findFigures.description} Each figure has an id: write {F1} in the answer where the number stands, behind its \`say\`. Leave \`documents\` empty to look in all.`,
    parameters: z.toJSONSchema(findFigures.input, { io: 'input' }),
  },
  call(args, desk) {
    const known = desk.documents.map((record) => record.id)
    const { documents } = loose.parse(args)
    const unknown = documents.filter((id) => !known.includes(id))
    if (unknown.length > 0) return { error: 'no such document', unknown, available: known }
    const query = findFigures.input.parse({ ...args, documents: documents.length > 0 ? documents : known })
    if (query.items.length === 0 && (query.contexts ?? []).length === 0)
      return { error: 'name at least one item or context' }
    const { groups, blanks, available } = findFigures.run(query, desk.context)
    const shown = groups.slice(0, MOST_GROUPS)
    return {
      figures: shown.flatMap((group) => enterGroup(group, desk)),
      ...(groups.length > shown.length ? { more: groups.length - shown.length, note: 'ask more narrowly' } : {}),
      ...(groups.length === 0 && blanks.length > 0
        ? {
            blank: blanks
              .slice(0, 5)
              .map((blank) => ({ document: blank.document, name: blank.name, column: blank.column })),
          }
        : {}),
      ...(groups.length === 0 ? { found: 'nothing', available } : {}),
    }
  },
}

function enterGroup(group: FigureGroup, desk: Desk): object[] {
  const ordered = orderDisplays(group.facts)
  const distinct = distinctDisplays(group.facts)
  const agreement = judgeDisplays(distinct)
  const told = agreement === 'one' ? ordered.slice(0, 1) : distinct
  const entered = told.map((fact) => {
    const also = agreement === 'one' ? ordered.filter((other) => other !== fact) : []
    const figure = desk.ledger.addFact(fact, factName(fact, desk.language), also)
    desk.origins.set(figure.id, {
      key: fact.key,
      item: group.item,
      words: [fact.name, ...group.item.names, ...fact.parents, ...fact.column, fact.tableTitle ?? '', fact.source.text],
    })
    desk.says.set(
      figure.id,
      `${scopePhrase(figure, factStage(fact, desk.language), desk.language)} ${figure.label}`.trim(),
    )
    return { fact, figure }
  })
  const figures = entered.map(({ figure }) => figure)
  if (agreement !== 'one') enterConflict(agreement, figures, desk)
  return entered.map(({ fact, figure }) => ({
    id: figure.id,
    say: desk.says.get(figure.id),
    value: figure.value,
    unit: figure.unit,
    ...(fact.bound === null ? {} : { bound: fact.bound }),
    scheme: fact.key.item?.scheme,
    code: fact.key.item?.code,
    portion: fact.key.portion,
    flow: fact.key.flow,
    fund: fact.key.fund,
    kind: fact.key.kind,
    document: fact.document,
    table: fact.source.table,
    ...(agreement === 'one' ? {} : { disagreesWith: figures.map((one) => one.id).filter((id) => id !== figure.id) }),
  }))
}

function enterConflict(kind: 'variant' | 'contradiction', figures: Figure[], desk: Desk): void {
  const ids = figures.map((figure) => figure.id)
  if (desk.conflicts.some((one) => one.figures.join() === ids.join())) return
  const zh = desk.language === 'zh'
  const shown = figures.map((figure) => displayValue(figure.value, figure.unit)).join(zh ? '、' : ', ')
  const label = figures[0]?.label ?? ''
  const explained = kind === 'variant'
  const note = zh
    ? `${label}在文件中有不同的数（${shown}）${explained ? '，相差可由舍入解释' : '，前后不一致'}`
    : `${label} is displayed with different numbers (${shown})${explained ? '; rounding explains it' : '; the document contradicts itself'}`
  desk.conflicts.push({ kind, figures: ids, note })
}
