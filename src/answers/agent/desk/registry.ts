import { calculateTool } from './calculate.js'
import { checkDocumentTool } from './check-document.js'
import type { DeskTool } from './contract.js'
import { findFiguresTool } from './find-figures.js'
import { defineTermTool, findTextTool } from './find-text.js'
import { listDocumentsTool } from './list-documents.js'

/** What the model may call, in the order in which it is told. */
export const deskTools: readonly DeskTool[] = [
  listDocumentsTool,
  findFiguresTool,
  findTextTool,
  defineTermTool,
  calculateTool,
  checkDocumentTool,
]
