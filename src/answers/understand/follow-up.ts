import type { Session } from '../session.js'
import { subjectWords } from '../session.js'
import type { Reading } from './reading.js'

const BOTH = /这两项|这两个|两项|这三项|三项|这几项|它们|两者|两个数|these two|both|the two/
const BOTH_ORGANIZATIONS = /两家|这两家|两个单位|两个城市|两市/
const INSIDE = /^(?:那|那么)?其中|里面|当中|of which/

/**
 * Completes a question that leaves out what the conversation already said (那医疗呢？ 固原呢？ 这两项加起来), as the whole
 * question that it stands for; null when nothing is missing, or when the subject cannot be told.
 */
export function completeFollowUp(question: string, reading: Reading, session: Session): string | null {
  const { last, previous } = session
  if (last === null) return null
  const namesOrganization = reading.organizationNamed
  const subject = subjectWords(reading)
  const bare = question.trim().replace(/^(?:那么|那|还有|然后|and|what about|how about)\s*/i, '')
  const both = BOTH.test(reading.text) || BOTH_ORGANIZATIONS.test(reading.text)
  const combines =
    previous !== null &&
    (reading.intents.has('sum') ||
      (reading.intents.has('difference') && reading.years.length === 0 && !reading.intents.has('change')))
  if (!namesOrganization && subject === '' && (both || combines)) {
    if (previous === null) return null
    const turns = session.recent(/三/.test(reading.text) ? 3 : 2)
    const rest = question.trim().replace(BOTH, '').replace(BOTH_ORGANIZATIONS, '')
    const organizations = [...new Set(turns.map((turn) => turn.organization))]
    const subjects = [...new Set(turns.map((turn) => turn.subject))]
    if (organizations.length === 1) return `${organizations[0]}${subjects.join('和')}${rest}`
    if (subjects.length === 1) return `${organizations.join('和')}${subjects[0]}${rest}`
    return null
  }
  if (namesOrganization && subject === '' && reading.terms.length === 0)
    return `${bare.replace(/呢[?？]?\s*$/, '')}${last.subject}${asks(reading) ? '' : '是多少'}`
  if (namesOrganization) return null
  if (subject !== '' && INSIDE.test(reading.text) && reading.intents.has('share'))
    return `${last.organization}${bare.replace(/^其中的?/, '').replace(/占比|占/, `占${last.subject}的比例`)}`
  if (subject !== '' && /^占/.test(bare)) return `${last.organization}${last.subject}${bare}`
  if (subject !== '') return `${last.organization}${last.scope}${bare.replace(/呢[?？]?\s*$/, '是多少')}`
  return `${last.organization}${last.scope}${last.subject}${bare}`
}

function asks(reading: Reading): boolean {
  return reading.intents.size > 0
}
