import type { Flow, Fund, Portion, Scheme } from '../core/quantity.js'
import { joinBlanks } from './clean-name.js'
import type { FormEntry } from './vocabulary/types.js'

/** What titles or headings say about the quantities below them; null where they do not say. */
export interface FormContext {
  form: string | null
  fund: Fund | null
  flow: Flow | null
  scheme: Scheme | null
  portion: Portion | null
}

export const NO_FORM: FormContext = { form: null, fund: null, flow: null, scheme: null, portion: null }

/**
 * The form a title names. Titles differ by province, so entries are sets of words: of all that fit, the one with the most
 * characters in its words decides, later entries before earlier ones. Names of organizations are taken out of the title
 * before, because offices are called 政府采购中心 too.
 */
export function identifyForm(title: string, forms: FormEntry[], organizations: string[]): FormContext | null {
  const words = withoutNames(joinBlanks(title), organizations)
  let best: { entry: FormEntry; weight: number } | null = null
  for (const entry of forms) {
    if (!entry.all.every((word) => words.includes(word)) || entry.none.some((word) => words.includes(word))) continue
    const weight = entry.all.join('').length
    if (best === null || weight >= best.weight) best = { entry, weight }
  }
  if (best === null) return null
  const { form, fund, flow, scheme, portion } = best.entry
  return { form, fund, flow, scheme, portion }
}

/** The context under several headings, outermost first: an inner heading refines what outer ones say. */
export function identifyHeadings(headings: string[], forms: FormEntry[], organizations: string[]): FormContext {
  let context = NO_FORM
  for (const heading of headings) {
    const inner = identifyForm(heading, forms, organizations)
    if (inner === null) continue
    context = {
      form: inner.form,
      fund:
        inner.fund === 'all' && isFundNamed(context.fund) && inner.form !== 'summary'
          ? context.fund
          : (inner.fund ?? context.fund),
      flow: inner.flow ?? context.flow,
      scheme: inner.scheme ?? context.scheme,
      portion:
        inner.portion === null || (inner.portion === 'total' && context.portion !== null)
          ? context.portion
          : inner.portion,
    }
  }
  return context
}

const isFundNamed = (fund: Fund | null): boolean => fund !== null && fund !== 'all'

function withoutNames(title: string, organizations: string[]): string {
  return organizations
    .filter((name) => name.length >= 4)
    .reduce((text, name) => text.split(joinBlanks(name)).join(''), title)
}
