import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TieoutError } from '../core/errors.js'
import type { DataWarning } from '../documents/types.js'
import { parseVocabulary, type VocabularyFile } from '../facts/vocabulary/parse-vocabulary.js'
import type { Vocabulary } from '../facts/vocabulary/types.js'
import { PACKAGE_ROOT } from './package-files.js'

export interface LoadedVocabulary {
  vocabulary: Vocabulary
  /** Rows of the user's files that could not be used. */
  warnings: DataWarning[]
  /** Content of the user's files: what was derived with it must be derived again when it changes. */
  ownContent: string
}

/** Reads the bundled vocabulary and then the user's folder, whose entries win. @throws TieoutError `configuration`. */
export function loadVocabulary(ownFolder: string | null): LoadedVocabulary {
  const bundled = readCsvFiles(join(PACKAGE_ROOT, 'dist', 'facts', 'vocabulary'))
  const own = ownFolder === null ? [] : readOwn(ownFolder)
  return { ...parseVocabulary([...bundled, ...own]), ownContent: JSON.stringify(own) }
}

function readCsvFiles(folder: string): VocabularyFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => ({ name, content: readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '') }))
}

function readOwn(folder: string): VocabularyFile[] {
  try {
    return readCsvFiles(folder)
  } catch (cause) {
    throw new TieoutError(
      'configuration',
      `词表文件夹 ${folder} 无法读取。 The vocabulary folder ${folder} cannot be read.`,
      {
        cause,
        hint: '检查 TIEOUT_VOCABULARY。 Check TIEOUT_VOCABULARY.',
      },
    )
  }
}
