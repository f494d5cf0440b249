export interface VaryOptions {
  seed?: number
  names?: [string, string][]
  years?: number
  factor?: number
  layout?: 'tabs' | 'pipes' | 'ruled-pipes'
  lanes?: boolean
  columns?: boolean
  titles?: boolean
  numbers?: boolean
  indent?: 'none' | 'wide' | 'blanks'
  pageBreaks?: boolean
  spacedNames?: boolean
  yuanTwins?: boolean
  yuan?: boolean
  wrapLabels?: boolean
  lineEnd?: string
  finalNewline?: boolean
}
export interface Place {
  name: string
  short: string
  romanization: string
}
export interface CorpusDocument {
  file: string
  text: string
  place: Place
  office: string
}
export function varyDocument(
  text: string,
  options: VaryOptions,
): {
  text: string
  name: (text: string) => string
  year: (year: number) => number
  amount: (text: string) => string
}
export function readPlaces(): Place[]
export function readCorpus(): CorpusDocument[]
export function otherNames(document: CorpusDocument, seed: number): [string, string][]
export function encodeGb18030(text: string): Uint8Array
export function scaleAmount(text: string, factor: number): string
