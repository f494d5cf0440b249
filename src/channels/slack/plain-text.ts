/** A name, a link or a call, as Slack writes it into a text: `<target>` or `<target|label>`. */
const MARKED = /<([^<>|]*)(?:\|([^<>]*))?>/gu

/** What somebody typed, as it reads on the screen; what addresses the program itself is left out. @param own its user id. */
export function typedText(text: string, own: string): string {
  return text
    .replace(MARKED, (_, target: string, label: string | undefined) => {
      if (target === `@${own}`) return ' '
      return label ?? (/^[@#!]/u.test(target) ? ' ' : target)
    })
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&amp;/gu, '&')
    .trim()
}
