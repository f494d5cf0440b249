import type { Rule } from '../contract.js'
import { displaysAgree } from './displays-agree.js'
import { narrativeCompletion } from './narrative-completion.js'
import { narrativeGrowth } from './narrative-growth.js'
import { narrativeShare } from './narrative-share.js'

/** Every rule, by name. Made by . */
export const rules: readonly Rule[] = [displaysAgree, narrativeCompletion, narrativeGrowth, narrativeShare]
