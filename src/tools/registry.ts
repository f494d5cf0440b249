import { z } from 'zod'
import { calculate } from './calculate.js'
import { checkDocument, checkQuery } from './check-document.js'
import { compare } from './compare.js'
import { defineTerm } from './define-term.js'
import { figureQuery, findFigures } from './find-figures.js'
import { listDocuments } from './list-documents.js'
import { readTable } from './read-table.js'
import { searchPassages } from './search-passages.js'
import { type ModelTool, modelTool } from './shared/model-tool.js'
import { requireDocuments } from './shared/require-documents.js'
import { tellCheck } from './shared/tell-check.js'
import { tellFigures } from './shared/tell-figures.js'

const findFiguresForModels = modelTool({
  name: findFigures.name,
  description: `${findFigures.description} Refer to a figure by its id ({F1}), never by its digits.`,
  input: figureQuery,
  run(query, desk) {
    requireDocuments(query.documents, desk)
    return tellFigures(findFigures.run(query, desk), query, desk)
  },
})

const checkDocumentForModels = modelTool({
  name: checkDocument.name,
  description: checkDocument.description,
  input: checkQuery.extend({
    offset: z.number().int().min(0).default(0).describe('Where to go on when the findings were cut'),
  }),
  run({ offset, ...query }, desk) {
    requireDocuments([query.document], desk)
    return tellCheck(checkDocument.run(query, desk), offset, desk)
  },
})

/** The tools that a language model may call, in the order in which it is told of them; a new tool is one file and one line here. */
export const modelTools: readonly ModelTool[] = [
  listDocuments,
  findFiguresForModels,
  readTable,
  searchPassages,
  defineTerm,
  calculate,
  compare,
  checkDocumentForModels,
]
