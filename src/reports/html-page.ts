import { createHash } from 'node:crypto'
import { escapeForHtml } from '../language/escape.js'
import { HTML_STYLE } from './html-style.js'

/**
 * One self-contained page. Its policy allows this one style sheet and nothing else: no script, picture, font or form,
 * whatever a document's text would try.
 *
 * @param body markup whose texts are escaped already.
 */
export function htmlPage(title: string, language: 'zh' | 'en', body: string): string {
  const hash = createHash('sha256').update(HTML_STYLE).digest('base64')
  return [
    '<!doctype html>',
    `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeForHtml(title)}</title>`,
    `<style>${HTML_STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    body,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}
