import type { Answer } from '../../src/answers/types.js'
import type { Figure } from '../../src/core/figure.js'

export type FigureParts = Partial<Figure> & { place?: Partial<NonNullable<Figure['source']>> }
export declare const HOSTILE: string[]
export declare const samples: { name: string; answer: Answer }[]
export declare function figure(parts?: FigureParts): Figure
export declare function worked(operation: string, parts: Partial<Figure>): Figure
export declare function answer(figures: Figure[], results: string[], parts?: Partial<Answer>): Answer
export declare function offices(...values: [name: string, value: string, unit?: string][]): Figure[]
