import { withoutBlanks } from './words.js'

/** What a line above a table tells about it. */
interface Caption {
  number: string | null
  unit: string | null
  organization: string | null
  title: boolean
  /** The title alone, where a number or a unit stands beside it in the line; '' without a title. */
  name: string
}

const FORM_NUMBER =
  /^((附)?表\d{1,2}([-－—.]\d{1,2})?|(部门|单位|财决|财预|预算|决算)?公开(表)?\d{1,2}([-－]\d{1,2})?表?|(预算|决算|财决|预)?\d{2}([-－]\d{1,2})?表|附件\d{0,2}|附表[一二三四五六七八九十]{0,3}|表[一二三四五六七八九十]{1,3})[：:]?$/
/** 表1 部门收支总表, 附表2：…, 公开03表 …, 表4.2025年…: a number in front of the title. */
const NUMBERED_TITLE =
  /^((?:附)?表\d{1,2}(?:[-－]\d{1,2})?|(?:部门|单位|预算|决算|财决|财预)?(?:公开)?\d{2}表)(?:[：:、]?(?=[\u4e00-\u9fff“])|[：:、.．]?(?=20\d{2}年))(.{3,59})$/
const UNIT = /(?:金额)?单位[：:](?:人民币)?(百万元|千元|万元|亿元|元|[人个辆台项件次](?=$|[）)]))/
const ORGANIZATION =
  /(?:单位名称|编制单位|填报单位|公开单位|公开部门|编报单位|编报部门|预算单位|预算部门|编制部门|填报部门|部门名称|部门（单位）名称|部门\/单位)[：:]([^：:]{3,50})$/
const DEPARTMENT = /^(?:部门|单位)[：:]((?!百万元|千元|万元|亿元|元$)[^：:，。]{3,50})$/

/** True for a short line that names a form: … 表, … 清单, … 表（…）. */
export function isFormTitle(line: string): boolean {
  const text = withoutBlanks(line)
  if (text.length < 3 || text.length > 60 || /[。；，：:|\t]/.test(text)) return false
  if (/报表$/.test(text)) return false
  return /(表|清单|一览)([（(][^（）()]{1,30}[）)])?$/.test(text) && !/(见下|如下|详见|见附).{0,6}表$/.test(text)
}

/** Unit that a caption states (单位：万元, 金额单位：元, 单位：人), or null. */
function unitOfCaption(line: string): string | null {
  return UNIT.exec(withoutBlanks(line))?.[1] ?? null
}

/** Reads a line as caption of a table, or null where it says nothing about one. */
export function readCaption(line: string): Caption | null {
  const text = withoutBlanks(line)
  if (text === '' || text.length > 80) return null
  const unit = unitOfCaption(text)
  const rest = unit === null ? text : text.replace(UNIT, '').replace(/^[（(][）)]|[（(][）)]$/g, '')
  const beside = NUMBERED_TITLE.exec(rest)
  const number = FORM_NUMBER.test(rest) ? rest.replace(/[：:]$/, '') : (beside?.[1] ?? null)
  const organization = (ORGANIZATION.exec(rest) ?? DEPARTMENT.exec(rest))?.[1] ?? null
  const year = /^[（(](19|20)\d{2}年度?[）)]$/.test(text)
  const name = beside?.[2] ?? rest
  const title = (number === null || beside !== null) && organization === null && isFormTitle(name)
  if (number === null && unit === null && organization === null && !title && !year) return null
  return { number, unit, organization, title, name: title ? name : '' }
}
