import { across } from './across.js'
import { arithmetic } from './arithmetic.js'
import type { QuestionKind } from './contract.js'
import { lookup } from './lookup.js'

/** Kinds in the order in which they are offered a question; a new kind is one file and one line here. */
export const questionKinds: readonly QuestionKind[] = [across, arithmetic, lookup]
