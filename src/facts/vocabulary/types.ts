import type { Flow, Fund, Portion, Scheme } from '../../core/quantity.js'

/**
 * Domain knowledge as data. Each comes from a CSV file beside this one (header row, UTF-8, a `source` column)
 * and is extended by files of the same name in the folder named by TIEOUT_VOCABULARY.
 */
export interface Vocabulary {
  /** codes-functional.csv, codes-economic.csv: code -> standard name. */
  codes: { scheme: Scheme; code: string; name: string; source: string }[]
  /** items.csv: canonical names of form lines and everyday words for items, with aliases. */
  items: ItemEntry[]
  /** form-titles.csv: what a title says about the quantities inside. */
  forms: FormEntry[]
  /** places.csv: prefectures and provinces with romanizations and short names. */
  places: { name: string; short: string[]; romanizations: string[]; province: string; source: string }[]
  /** question-words.csv: what people say when they ask, and what documents write where they answer. */
  questionWords: QuestionWord[]
  /** text-aspects.csv: what a question wants to know of a text, in order of precedence. */
  textAspects: TextAspect[]
}

export interface TextAspect {
  /** Short name: reason, basis, duties … */
  aspect: string
  /** Words of questions that ask for it, lower case; an English one is the beginning of a word. */
  asked: string[]
  /** A sentence that answers holds one of these; none when any sentence about the subject may answer. */
  marks: string[]
  /** Words of headings and labels under which the answer stands, whatever its words. */
  labels: string[]
  /** True when a question of this aspect may also ask for a figure (为什么增加). */
  mayAskFigure: boolean
  source: string
}

export interface QuestionWord {
  /** Words of questions, lower case; an English one is the beginning of a word. */
  asked: string[]
  /** Words of documents; none for words that only ask. */
  written: string[]
  /** True when the asked word itself says nothing about the place where the answer stands. */
  isCut: boolean
  source: string
}

export interface ItemEntry {
  /** Canonical name, e.g. 机关事业单位基本养老保险缴费, 上年结转, “三公”经费. */
  name: string
  /** Other spellings that forms and narratives print for the same item: documents and questions are read with them. */
  aliases: string[]
  /** Words that only people who ask use; several entries may share one, and documents are never read with them. */
  everyday: string[]
  scheme: Scheme | null
  code: string | null
  flow: Flow | null
  /** The fund that the item itself names (一般公共预算拨款收入), else null. */
  fund: Fund | null
  /** Set where the item is a part of all expenditure: facts of 基本支出 have the item 本年支出 and the portion `basic`. */
  portion: Portion | null
  source: string
}

export interface FormEntry {
  /** Words that must all occur in the title, and words that must not. */
  all: string[]
  none: string[]
  fund: Fund | null
  flow: Flow | null
  scheme: Scheme | null
  portion: 'total' | 'basic' | 'project' | null
  /** Short name of the form's kind (income-summary, functional-expenditure …) used to route questions and checks. */
  form: string
  source: string
}
