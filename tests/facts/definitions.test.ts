import { expect, it } from 'vitest'
import { readDefinitions } from '../../src/facts/definitions.js'
import { document, prose } from './fixtures.js'

const terms = (...paragraphs: string[]) =>
  readDefinitions(document(), prose(['第四部分 名词解释'], ...paragraphs)).map((one) => `${one.term}=${one.text}`)

it.each([
  ['一、基本支出：指保障运转的支出。', ['基本支出=指保障运转的支出。']],
  ['二、**财政拨款**:由财政安排的钱。', ['财政拨款=由财政安排的钱。']],
  ['3. 项目支出是指完成任务的支出。', ['项目支出=是指完成任务的支出。']],
  ['四、教育支出（类）进修及培训（款）培训支出（项）：反映培训。', ['培训支出=反映培训。']],
  ['“三公”经费：包括三项费用。', ['“三公”经费=包括三项费用。']],
  ['负责人审签情况：已审签', []],
  ['本年没有需要说明的名词。', []],
])('%s', (paragraph, expected) => expect(terms(paragraph)).toEqual(expected))

it('is read under a glossary heading only', () =>
  expect(readDefinitions(document(), prose(['第三部分 情况说明'], '一、基本支出：指支出。'))).toEqual([]))
