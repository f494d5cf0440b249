import { z } from 'zod'
import { checkDocument } from '../../../tools/check-document.js'
import type { DeskTool } from './contract.js'

const MOST_FINDINGS = 12
const named = z.object({ document: z.string() })

/** What the checks found in one document. Its numbers are no figures of the answer: the model can point to it only. */
export const checkDocumentTool: DeskTool = {
  offer: {
    name: checkDocument.name,
    description: checkDocument.description,
    parameters: z.toJSONSchema(checkDocument.input, { io: 'input' }),
  },
  call(args, desk) {
    const known = desk.documents.map((record) => record.id)
    const { document } = named.parse(args)
    if (!known.includes(document)) return { error: 'no such document', available: known }
    const { findings } = checkDocument.run(checkDocument.input.parse(args), desk.context)
    return {
      findings: findings
        .slice(0, MOST_FINDINGS)
        .map(({ rule, severity, message }) => ({ rule, severity, message: message[desk.language] })),
      ...(findings.length > MOST_FINDINGS ? { more: findings.length - MOST_FINDINGS } : {}),
    }
  },
}
