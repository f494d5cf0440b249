import type { Language, Messages } from './messages.js'
import { english } from './messages-en.js'
import { chinese } from './messages-zh.js'

/** Catalogue of one interface language. */
export function messagesIn(language: Language): Messages {
  return language === 'zh' ? chinese : english
}
