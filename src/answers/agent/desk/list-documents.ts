import { z } from 'zod'
import type { Desk, DeskTool } from './contract.js'

const MOST_LISTED = 60
const input = z.object({ words: z.string().max(100).default('').describe('Part of the organization’s name, or empty') })

/** Which documents are held: organization, year, kind and id. */
export const listDocumentsTool: DeskTool = {
  offer: {
    name: 'list_documents',
    description: 'Which documents are held, with the ids that other tools take.',
    parameters: z.toJSONSchema(input, { io: 'input' }),
  },
  call(args, desk) {
    return listedDocuments(desk, input.parse(args).words)
  },
}

/** The documents as the model is told of them; more than a bound are counted only. */
export function listedDocuments({ documents }: Pick<Desk, 'documents'>, words = ''): object {
  const fitting = documents.filter((record) => (record.organization ?? record.title).includes(words))
  return {
    documents: fitting
      .slice(0, MOST_LISTED)
      .map(({ id, organization, title, year, kind }) => ({ id, organization: organization ?? title, year, kind })),
    ...(fitting.length > MOST_LISTED ? { more: fitting.length - MOST_LISTED } : {}),
  }
}
