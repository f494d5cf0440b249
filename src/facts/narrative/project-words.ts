import { cleanName } from '../clean-name.js'

const PATTERNS = [
  /项目名称[:：]\s*(\S[^。；，]{1,60})$/u,
  /^[“"]([^”"]{2,60})[”"]\s*项目/u,
  /^(.{3,40}?)项目绩效自评综述/u,
  // 人民调解项目经费情况说明; an office before 项目经费 names no project.
  /^([^，。；：]{2,40}(?<!局|委|办|处|院|所|队|馆|校|站|中心|政府|街道|镇|乡|部门|单位|其他|相关))项目经费(?:使用)?情况(?:的)?说明$/u,
]

/** The project that words introduce: 项目名称：…, “…”项目, …项目绩效自评综述, …项目经费情况说明. Null for other words. */
export function projectIn(words: string): string | null {
  const clean = words
    .replace(/^\s*(?:（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、)\s*/u, '')
    .trim()
  for (const pattern of PATTERNS) {
    const name = pattern.exec(clean)?.[1]
    if (name !== undefined) return cleanName(name)
  }
  return null
}

/** The project of the innermost heading that names one. */
export function projectOfHeadings(headings: string[]): string | null {
  for (const heading of [...headings].reverse()) {
    const project = projectIn(heading)
    if (project !== null) return project
  }
  return null
}
