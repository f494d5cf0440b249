/** What a name says of the part of an office that is meant: （汇总）, （本级）, 机关. */
export type NamedLevel = 'department' | 'own' | 'unit'

export interface NamedOffice {
  name: string
  level: NamedLevel | null
}

/** 预算 or 决算 as what is published, not as part of an office's name (预算评审中心). */
const PUBLISHED =
  /(?:的)?(?:关于)?(?:公开)?(?:部门|单位)?(?:综合)?(?:预决算|预算|决算)(?=$|[（(）)》、,，]|的|及|和|与|公开|公示|公布|信息|说明|情况|编制|报告|报表|文本|表|目录|草案|调整|更正|修订|收支|基本)/
const SCOPE = /[（(](?:部门)?(汇总|合并|含下属单位|部门|本级|本部|机关|单位)[）)]/
const LEVELS: Readonly<Record<string, NamedLevel>> = {
  汇总: 'department',
  合并: 'department',
  含下属单位: 'department',
  部门: 'department',
  本级: 'own',
  本部: 'own',
  机关: 'own',
  单位: 'unit',
}
/** A code in front of a name: [205003], 205003-, 101001. Three digits alone may belong to it (110指挥中心). */
const CODE = /^(?:[[【（(［〔]\d{3,15}[\]】）)］〕][-—_、.]?|\d{3,15}[-—_、.]|\d{6,15}(?=[^\d]))/
const BEHIND_OFFICE = /(?:(?:机关)?本[级部]|(?<=[局委办厅院会府部])机关)$/
const OFFICE_ENDS =
  /(?:[局委办厅院校园馆站所队处府部台社库厂会宫署场室]|中心|小学|中学|高中|初中|大学|学校|医院|街道|[镇乡]|公司|集团|人大|政协|工会|妇联|残联|侨联|文联|社联|科协|工商联|纪委|党委|法院|基地|开发区|园区|分局|总队|基金|红十字会|联合会)(?:[（(][^（）()]{2,30}[）)])?$/
const BARE_PLACE =
  /^.{1,12}(?:省|市|自治区|县|州|盟|旗|(?<!开发|园|示范|管理|度假|保税|名胜|保护|风景|试验|合作|高新|功能)区)$/
const YEAR = /(?:19|20)\d{2}(?:年度?|(?=(?:部门|单位)?(?:预算|决算)))/
const FULL = /^(?:中国|中共|政协|共青团|民革|民盟|民建|民进|农工党|致公党|九三|.{2,12}?(?:省|市|区|县|州|旗|盟|镇|乡))/
const SPEAKER = /^(?:本|我|各|该|上级|下级|全市|全县|全省|全区)/

/** True where 预算 or 决算 is what a line says is published. */
export function namesPublished(line: string): boolean {
  return PUBLISHED.test(line)
}

/** An office's printed name with what stands around it taken off: codes, （汇总）, 本级. Null where no name is left. */
export function nameOffice(printed: string): NamedOffice | null {
  let name = printed
    .replace(/^[《“"'：:]+(?=[^”"]*$)/, '')
    .replace(/[》：:、，,]+$/, '')
    .replace(CODE, '')
  let level: NamedLevel | null = null
  const scope = SCOPE.exec(name)
  if (scope !== null) {
    level = LEVELS[scope[1] ?? ''] ?? null
    name = name.replace(scope[0], '')
  }
  if (BEHIND_OFFICE.test(name)) {
    level ??= 'own'
    name = name.replace(BEHIND_OFFICE, '')
  }
  name = name
    .replace(/(?:19|20)\d{2}年?度?$/, '')
    .replace(/[省市区县州镇乡旗]级$/, '')
    .replace(/(?<=.{3})(?:部门|单位)$/, '')
    .replace(/^.{3,30}(?:所属|下属)(?:单位)?(?=.{4})/, '')
  const empty = name.length < 3 || !/[\u4e00-\u9fff]{2}/.test(name) || SPEAKER.test(name) || BARE_PLACE.test(name)
  return empty ? null : { name, level }
}

/** True for words that end as names of offices do; where a sentence or heading names one, nothing else is taken for it. */
export function endsAsOffice(name: string): boolean {
  return OFFICE_ENDS.test(name)
}

/** True for a name that begins as full names of offices do, with its place or party; others may be the second half of one. */
export function isFullName(name: string): boolean {
  return FULL.test(name)
}

/** The office that a title names, wherever its year stands: X2024年度部门决算, 2024年度X部门决算, 关于X2024年预算的公示. `title` with plain years. */
export function officeOfTitle(title: string): NamedOffice | null {
  const parts = title
    .replace(/^(?:附件?\d{0,2}[：:]?)/, '')
    .replace(/[《》]/g, '')
    .replace(/^关于/, '')
    .replace(/^(?:公开|公布|公示|更正|调整|修订)/, '')
    .split(YEAR)
  for (const part of parts) {
    const published = PUBLISHED.exec(part)
    const words = (published === null ? part : part.slice(0, published.index))
      .replace(/(?:关于)?(?:信息)?(?:公开|公示)?(?:的)?$/, '')
      .replace(/关于$/, '')
      .replace(/[（(]$/, '')
    const office = words.length < 3 ? null : nameOffice(words)
    if (office !== null) return office
  }
  return null
}

/** Of what part of the office a title speaks, outside its name. `title` with plain years. */
export function levelOfTitle(title: string): NamedLevel | null {
  if (/[（(](?:部门)?汇总[）)]/.test(title)) return 'department'
  if (/(?:本级|本部|机关)[）)]?(?:(?:19|20)\d{2}年度?)?(?:部门|单位)?(?:综合)?(?:预决算|预算|决算)/.test(title))
    return 'own'
  if (/单位(?:综合)?(?:预决算|预算|决算)/.test(title)) return 'unit'
  return /部门(?:综合)?(?:预决算|预算|决算)/.test(title) ? 'department' : null
}
