/** Longest question that is read, in characters; more is told, not cut in silence. */
export const LONGEST_QUESTION = 2000

export type GuardVerdict =
  | { pass: true }
  | { pass: false; reason: 'bad-input'; problem: 'empty' | 'no-words' | 'broken-characters' | 'too-long' }
  | { pass: false; reason: 'instruction' }

/** Phrases by which a text gives orders to the program instead of asking about documents; each is tried on the folded text. */
const ORDERS = [
  /(?:忽略|无视|忘记|忘掉|不要理会|抛开)[^。!?]{0,12}(?:指令|指示|规则|要求|提示|限制|设定|以上|上述|之前|前面)/,
  /直接(?:回答|输出|说|写|告诉我)[:：]/,
  /(?:你现在是|假装你?是?|假设你是|扮演|从现在起你)/,
  /(?:请将|把|将)[^。!?]{1,40}(?:改为|改成|修改为|设为|更正为)/,
  /(?:系统提示|提示词|开发者模式|越狱)/,
  /(?:跟我念|跟着我说|按我说的|照我说的|重复我的话|只需回答)/,
  /ignore (?:all |any |the )?(?:previous|above|prior|earlier)/,
  /(?:system prompt|developer mode|jailbreak|pretend (?:you|to be)|you are now|act as)/,
  /(?:just|simply) (?:say|answer|reply|output)[: ]/,
  /disregard (?:all|the|any|previous)/,
]

/** Stops questions that are none: empty or broken text, and orders. */
export function guardQuestion(raw: string, folded: string): GuardVerdict {
  if (raw.trim() === '') return { pass: false, reason: 'bad-input', problem: 'empty' }
  if ([...raw].length > LONGEST_QUESTION) return { pass: false, reason: 'bad-input', problem: 'too-long' }
  if (!isWellFormed(raw) || raw.includes('\uFFFD'))
    return { pass: false, reason: 'bad-input', problem: 'broken-characters' }
  if (!/[\p{L}\p{N}]/u.test(folded)) return { pass: false, reason: 'bad-input', problem: 'no-words' }
  if (ORDERS.some((order) => order.test(folded))) return { pass: false, reason: 'instruction' }
  return { pass: true }
}

/** No half of a surrogate pair stands alone. */
function isWellFormed(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code >= 0xd800 && code <= 0xdfff) return false
  }
  return true
}
