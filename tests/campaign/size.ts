/** True for `npm run campaign`; in the ordinary tests each campaign is told in part. */
export const FULL = process.env.TIEOUT_CAMPAIGN === 'full'

export const size = (full: number, part: number): number => (FULL ? full : part)

/** Prints what a campaign found, by kind, when it is run whole. */
export function report(title: string, rows: Record<string, Record<string, number>>): void {
  if (!FULL) return
  const lines = Object.entries(rows).map(
    ([kind, row]) =>
      `  ${kind}: ${Object.entries(row)
        .map(([name, count]) => `${name} ${count}`)
        .join(', ')}`,
  )
  process.stdout.write(`\n${title}\n${lines.join('\n')}\n`)
}
