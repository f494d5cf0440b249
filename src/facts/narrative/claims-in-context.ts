import type { ReadClaim } from './read-claim.js'

/** What claims of one passage say of each other once all of them are read. */
export function inContext(claims: ReadClaim[]): ReadClaim[] {
  return withBalances(byPosts(claims))
}

/** 行政编制38人，实有36人；事业编制7人，实有6人: each number of people is that of the posts before it. */
function byPosts(claims: ReadClaim[]): ReadClaim[] {
  const isHeld = ({ key }: ReadClaim): boolean => key.item?.name === '实有人数' && key.item.within === null
  if (claims.filter(isHeld).length < 2) return claims
  let posts: string | null = null
  return claims.map((claim) => {
    const { item } = claim.key
    if (claim.key.flow === 'staff' && item !== null && /.编制$/u.test(item.name)) posts = item.name
    if (!isHeld(claim) || item === null || posts === null) return claim
    return { ...claim, key: { ...claim.key, item: { ...item, within: posts } } }
  })
}

/** 收入合计 of which a part is carried over from last year is more than the income of the year: it is 收入总计. */
function withBalances(claims: ReadClaim[]): ReadClaim[] {
  const grand = new Set(
    claims.flatMap((claim) => (claim.key.flow === 'position' && claim.whole !== null ? [claim.whole] : [])),
  )
  const isIncome = ({ key, name }: ReadClaim): boolean =>
    key.item?.name === '本年收入' && key.fund === 'all' && grand.has(name) && !/^(?:本年|当年)/u.test(name)
  if (!claims.some(isIncome)) return claims
  return claims.map((claim) => {
    const { base, item } = claim.key
    if (isIncome(claim) && item !== null)
      return { ...claim, key: { ...claim.key, item: { ...item, name: '收入总计' } } }
    if (base?.item !== '本年收入' || claim.whole === null || !grand.has(claim.whole)) return claim
    return { ...claim, key: { ...claim.key, base: { ...base, item: '收入总计' } } }
  })
}
