import { isGlossary, lineAt, type Passage } from '../../facts/narrative/sections.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import { readProse } from '../narrative/prose.js'
import type { Bilingual, CheckDocument } from '../types.js'

const NAME = 'narrative-residue'
const SHOWN = 12

interface Residue {
  pattern: RegExp
  message: Bilingual
}

const RESIDUES: Residue[] = [
  {
    pattern:
      /(?:增加|增长|上升)[（(/／](?:减少|下降|降低)[）)]?(?=[\s为了]{0,2}[\d，。；万%])|(?:减少|下降|降低)[（(/／](?:增加|增长|上升)[）)]?(?=[\s为了]{0,2}[\d，。；万%])|大于[（(/／]小于[）)]?/gu,
    message: { zh: '模板文字未选定', en: 'an alternative of the template was not chosen' },
  },
  {
    pattern:
      /(?<![\dXxＸ×-])(?:[XＸ×]{2,}|[*＊]{2,}|_{2,}|＿{2,}|○{2,})\s*(?:万元|元|%|％|个|人|年|项|辆|平方米|单位|部门)/gu,
    message: { zh: '占位符未替换', en: 'a placeholder was left' },
  },
  {
    pattern:
      /(?:为|是|支出|收入|经费|预算|拨款|结余|结转|决算数?|金额|价值|面积|房屋|用房|土地|(?:增加|减少|增长|下降|降低)(?:了)?|占比?|共计|合计)\s{0,3}(?:万元|亿元|平方米|[%％])(?=\s{0,2}[，。；、（）()]|$)/gu,
    message: { zh: '单位前缺少数字', en: 'a unit without its figure' },
  },
  {
    pattern: /(?:车辆|汽车|用车|设备)\s{0,3}(?:辆|台（套）|台\(套\))(?=\s{0,2}[，。；、）)]|$)/gu,
    message: { zh: '单位前缺少数字', en: 'a unit without its figure' },
  },
  {
    pattern: /[，、：]\s{0,2}[。；]|，\s{0,2}，/gu,
    message: { zh: '句子残缺，标点相连', en: 'a sentence breaks off between two marks' },
  },
]

/** What a template left behind: alternatives not chosen, placeholders, units without figures, sentences that break off. */
export const narrativeResidue: Rule = {
  name: NAME,
  title: { zh: '叙述中没有模板残留和缺数', en: 'no residue of templates and no missing figures' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    for (const passage of readProse(document).passages) {
      if (isGlossary(passage)) continue
      for (const { pattern, message } of RESIDUES) {
        const first = [...passage.text.matchAll(pattern)][0]
        if (first === undefined) continue
        const line = lineAt(passage, first.index)
        const words = around(passage, first.index, first[0].length)
        yield {
          notice: {
            rule: NAME,
            severity: 'warning',
            cells: [cells.ofText(line, words)],
            message: { zh: `${message.zh}：“${words}”。`, en: `${message.en}: “${words}”.` },
            about: [message.en, words],
          },
        }
      }
    }
  },
}

const around = ({ text }: Passage, at: number, length: number): string =>
  text.slice(Math.max(0, at - SHOWN), at + length + SHOWN).trim()
