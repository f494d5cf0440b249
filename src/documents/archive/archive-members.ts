import { TieoutError } from '../../core/errors.js'
import { compareCodePoints } from '../corpus-folder.js'
import { recognizeFormat } from '../recognize-format.js'
import { SUPPORTED_EXTENSIONS } from '../taken-extensions.js'
import type { DataWarning } from '../types.js'
import { openArchive } from './open-archive.js'

/** A document inside an archive. Its path is the archive's path and its own name: `2024.zip/预算.pdf`. */
export interface ArchiveMember {
  path: string
  /** @throws TieoutError `bad-input` for a damaged entry. */
  read(): Promise<Uint8Array>
}

const NESTED = ['zip', 'rar', '7z', 'gz', 'tar']

/**
 * The documents of a zip in code-point order of their names; null for a file that is no plain archive (a Word file is a zip, too).
 * Archives inside it are problems; files of other kinds are passed over, as in a folder.
 *
 * @throws TieoutError `bad-input` for an archive that is damaged, hostile or over the limits.
 */
export async function archiveMembers(
  path: string,
  bytes: Uint8Array,
): Promise<{ members: ArchiveMember[]; problems: { path: string; warning: DataWarning }[] } | null> {
  if (recognizeFormat(bytes) !== 'zip') return null
  let entries: Awaited<ReturnType<typeof openArchive>>
  try {
    entries = await openArchive(bytes)
  } catch (error) {
    if (!(error instanceof TieoutError)) throw error
    throw new TieoutError(error.code, `${path}: ${error.message}`, {
      cause: error,
      ...(error.hint === null ? {} : { hint: error.hint }),
    })
  }
  const members: ArchiveMember[] = []
  const problems: { path: string; warning: DataWarning }[] = []
  const names = new Set<string>()
  for (const { name, read } of entries) {
    const extension = /\.([^./]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''
    const inside = `${path}/${name}`
    if (name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')) continue
    if (NESTED.includes(extension)) problems.push({ path: inside, warning: nested(inside) })
    else if (SUPPORTED_EXTENSIONS.includes(extension) && !names.has(name)) members.push({ path: inside, read })
    names.add(name)
  }
  members.sort((a, b) => compareCodePoints(a.path, b.path))
  return { members, problems }
}

function nested(path: string): DataWarning {
  return {
    code: 'nested-archive',
    message: {
      zh: `${path}：压缩包中的压缩包，未读取；请先解压。`,
      en: `${path}: an archive inside an archive was not read; unpack it first.`,
    },
    line: null,
  }
}
