import type { Rule } from '../contract.js'
import { displaysAgree } from './displays-agree.js'

export const rules: readonly Rule[] = [displaysAgree]
