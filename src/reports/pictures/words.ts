import type { ReportLanguage } from '../check-words.js'

/** The few words that pictures add to figures and names. */
export const pictureWords = (language: ReportLanguage) => (language === 'zh' ? ZH : EN)

export type PictureWords = typeof ZH

const ZH = {
  source: '来源：',
  text: '正文',
  language: 'zh' as ReportLanguage,
  places: { line: '行', page: '页', cell: '单元格' },
  unit: '单位：',
  total: '合计',
  rest: '其余',
  comparison: '比较',
  findings: '各文件的发现（处）',
  year: (year: number) => `${year}年`,
  converted: '单位不同的数已精确换算，括号内是文件中的写法。',
  moreParts: (count: number) => `另有 ${count} 项没有画出，见文字。`,
  moreSources: (count: number) => `另有 ${count} 处，见文字。`,
  about: '约 ',
  open: '（',
  close: '）',
  join: ' · ',
}

const EN: typeof ZH = {
  source: 'Source: ',
  text: 'text',
  language: 'en',
  places: { line: 'line', page: 'page', cell: 'cell' },
  unit: 'unit: ',
  total: 'Total',
  rest: 'rest',
  comparison: 'Comparison',
  findings: 'Findings by document',
  year: (year) => `${year}`,
  converted: 'Figures in other units are converted exactly; in brackets as the document shows them.',
  moreParts: (count) => `${count} more not drawn: see the text.`,
  moreSources: (count) => `${count} more: see the text.`,
  about: 'about ',
  open: ' (',
  close: ')',
  join: ' · ',
}
