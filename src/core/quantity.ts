/** 部门汇总 · 本级 · 单位: whose money a document speaks of. */
export type Level = 'department' | 'own' | 'unit'
/** 年初预算 · 调整预算 · 全年预算 · 执行数 · 决算. */
export type Stage = 'initial-budget' | 'adjusted-budget' | 'full-year-budget' | 'execution' | 'final-accounts'
/** 一般公共预算 · 政府性基金 · 国有资本经营 · 财政拨款 (the three together) · 财政专户 · 单位资金 · all funds. */
export type Fund = 'general' | 'government-fund' | 'state-capital' | 'fiscal' | 'special-account' | 'own-funds' | 'all'
/** What moves or is counted. 'position' is 结转/结余 (a balance carried over). */
export type Flow = 'income' | 'expenditure' | 'position' | 'asset' | 'staff' | 'procurement' | 'activity' | 'target'
/**
 * Naming scheme of an item. Functional (功能分类, 7 digits), department economic (部门预算经济分类, 301 01),
 * government economic (政府预算经济分类, 505 01); the others have names only.
 */
export type Scheme = 'functional' | 'economic-department' | 'economic-government' | 'form' | 'project' | 'indicator'
export type QuantityKind = 'amount' | 'change' | 'share' | 'rate' | 'count' | 'target'

/** What a quantity is about. `name` is canonical: the vocabulary's name of a code or form line, else the row's own name without numbering. */
export interface Item {
  scheme: Scheme
  /** Digits only, hierarchy by length (201, 20103, 2010350; 301, 30101; 505, 50501); null when the scheme has none. */
  code: string | null
  name: string
  /** Narrows items that share a name: the project of an indicator, the programme of a sub-line; null otherwise. */
  within: string | null
}

/** Which part of an expenditure: 基本/项目, and within 基本 人员/公用. 'total' is 合计 over both. */
export type Portion = 'total' | 'basic' | 'project' | 'personnel' | 'public'

/**
 * The identity of a quantity. `null` means unknown: a key with an unknown part equals no other key.
 * Two facts with equal complete keys are displays of one quantity and must agree within rounding.
 */
export interface QuantityKey {
  /** Full canonical name of the organization. */
  organization: string | null
  level: Level | null
  year: number | null
  stage: Stage | null
  fund: Fund | null
  flow: Flow | null
  item: Item | null
  portion: Portion | null
  kind: QuantityKind
  /** For change, share and rate: what it is relative to (year and stage of the base, or the whole of a share). Null otherwise. */
  base: { year: number | null; stage: Stage | null; item: string | null } | null
}
