import { TieoutError } from '../core/errors.js'
import type { Messages } from './messages.js'

/** Up to 64 letters, digits, `.`, `_` and `-`, the first one a letter or digit. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u

/** Name of a kept conversation. @throws TieoutError `usage` for anything else. */
export function sessionName(text: string, messages: Messages): string {
  const name = text.normalize('NFC')
  if (!NAME.test(name)) throw new TieoutError('usage', messages.usage.sessionName)
  return name
}
