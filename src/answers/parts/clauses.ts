const ASKS =
  /多少|几(?!乎)|吗|哪|谁|什么|为何|为啥|怎么|怎样|如何|呢$|还是|人均|占比|比重|率|\b(?:what|how|which|why|who|whose)\b/
/** 对吗, 用万元表示: belongs to what was asked before it. */
const TAIL =
  /^(?:对吗|对吧|对不对|是吗|是吧|没错吧|是不是|right|correct|分别|各|单位|用|以|按|折合|换算|合|即|就是|给|写)/
const ENDS = /[,，?？;；。!！]+|\s+and (?=(?:what|how|which|why|who|by how)\b)/

/**
 * The questions that a text is made of, in order: cut at commas and question marks, each with a word that asks. A clause
 * that asks nothing belongs to the question behind it, or to the last one. One entry for a text that is a single question.
 */
export function clausesOf(text: string): string[] {
  const clauses: string[] = []
  let waiting = ''
  for (const piece of withoutBrackets(unbroken(text)).split(ENDS)) {
    const clause = piece.trim()
    if (clause === '') continue
    const last = clauses.at(-1)
    if (last !== undefined && TAIL.test(clause)) clauses[clauses.length - 1] = `${last}，${clause}`
    else if (ASKS.test(clause.toLowerCase())) {
      clauses.push(`${waiting}${clause}`)
      waiting = ''
    } else waiting += `${clause}，`
  }
  const last = clauses.at(-1)
  if (waiting !== '' && last !== undefined) clauses[clauses.length - 1] = `${last}，${waiting.slice(0, -1)}`
  return clauses.length === 0 ? [text] : clauses
}

/** A line end inside a word is none of the writer's. */
const unbroken = (text: string): string => text.replace(/(?<=\p{Script=Han})\s*\n\s*(?=\p{Script=Han})/gu, '')

/** What stands in brackets is no question of its own: its commas do not cut. */
const withoutBrackets = (text: string): string =>
  text.replace(/[（(][^（()）]{0,60}[)）]/g, (bracket) => bracket.replace(/[,，;；。?？!！]/g, ' '))
