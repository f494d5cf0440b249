import type { ModelProgress } from '../answers/agent/progress.js'
import { escapeForTerminal } from '../language/escape.js'
import type { Messages } from './messages.js'
import type { Terminal } from './terminal.js'

/** Characters of a model's own making that are shown at most. */
const LONGEST_NAME = 40

/** Shows what a model does in one moving line on standard error; the line is gone before the answer is printed. */
export function showModelProgress({ status, styleNote }: Pick<Terminal, 'status' | 'styleNote'>, { model }: Messages) {
  return (progress: ModelProgress): void => {
    const { step, steps } = progress
    const doing =
      progress.doing === 'tool'
        ? model.tool(escapeForTerminal(progress.name).slice(0, LONGEST_NAME))
        : progress.doing === 'writing'
          ? model.writing(progress.characters)
          : model[progress.doing]
    status(styleNote('dim', model.step(step, steps, doing)))
  }
}
