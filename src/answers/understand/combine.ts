import type { Turn } from '../session.js'
import { bare, type FollowUp, sure, unsure } from './outcome.js'
import type { Reading } from './reading.js'
import { compose, referentsOf } from './referents.js'

const BOTH =
  /[这那](?:两|三|几)(?:项|个|家|笔|者)|^(?:两|三)(?:项|者|个数)|[它他]们|两家|两个单位|两个城市|两市|these two|the two|them|both|(?:哪个|哪项|谁)(?:更|比较)?(?:多|大|高|少|小|低)|which (?:one )?is (?:more|larger|higher|less|smaller|lower|bigger)/

/** Whether a follow-up is about the last two or three things together, without naming them. */
export function combinesLast(reading: Reading, text: string): boolean {
  return BOTH.test(reading.text) || combines(reading, text)
}

/** 差多少, 加起来多少: what is combined goes without saying; 比去年多多少 is about one thing. */
function combines({ intents, years }: Reading, text: string): boolean {
  const difference =
    intents.has('difference') && years.length === 0 && !intents.has('change') && !/^(?:比|较|than)/.test(text)
  return (intents.has('sum') || difference) && !intents.has('across') && !/各|哪/.test(text)
}

/** 这两项加起来, 它们差多少: the last two things that were asked about. */
export function combineLast(reading: Reading, turns: readonly Turn[]): FollowUp {
  const count = /三/.test(reading.text) ? 3 : 2
  const ask = bare(reading.text).replace(BOTH_WORDS, '')
  const found = referentsOf(turns).slice(0, count).reverse()
  if (found.length < count || turns.slice(-count).some((one) => !one.clear)) return unsure(turns, '')
  const organizations = [...new Set(found.map((one) => one.organization))]
  const subjects = [...new Set(found.map((one) => one.subject))]
  const years = [...new Set(found.map((one) => one.year))]
  const stages = [...new Set(found.map((one) => one.stage))]
  if (years.length > 1 || stages.length > 1) return unsure(turns, '')
  const [organization = ''] = organizations
  const [subject = ''] = subjects
  const scope = { year: years[0] ?? '', stage: stages[0] ?? '' }
  const joined = subjects.join('和')
  if (organizations.length === 1) return sure(compose({ organization, ...scope, subject: joined }, ask))
  if (subjects.length === 1) return sure(compose({ organization: organizations.join('和'), ...scope, subject }, ask))
  return sure(found.map((one) => compose({ ...one, ...scope }, '')).join('和') + ask)
}

const BOTH_WORDS =
  /[这那]?(?:两|三|几)(?:项|个数|个|家|笔|者)|[它他]们|两个单位|两个城市|两市|these two|the two|\bthem\b|\bboth\b/
