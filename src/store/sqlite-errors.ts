import { TieoutError } from '../core/errors.js'

export const REBUILD_HINT =
  '运行 tieout ingest --rebuild 重建索引（原文件不受影响）。 Run tieout ingest --rebuild; the documents are not touched.'

/** Runs work on the index and tells its failures as what they mean for a person, with what to do. */
export function guarded<T>(place: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw translateStoreError(place, error)
  }
}

export function translateStoreError(place: string, error: unknown): unknown {
  if (error instanceof TieoutError) return error
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (isOneOf(code, ['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC'])) {
    return diskFull(place, error)
  }
  if (
    isOneOf(code, [
      'SQLITE_READONLY',
      'SQLITE_PERM',
      'SQLITE_CANTOPEN',
      'EACCES',
      'EROFS',
      'EPERM',
      'ENOTDIR',
      'EEXIST',
      'EISDIR',
      'ELOOP',
      'ENAMETOOLONG',
    ])
  ) {
    return readOnly(place, error)
  }
  if (isOneOf(code, ['SQLITE_BUSY', 'SQLITE_LOCKED'])) return busyError(place, null, error)
  if (
    isOneOf(code, ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_FORMAT', 'SQLITE_IOERR', 'SQLITE_ERROR', 'SQLITE_SCHEMA'])
  ) {
    return corrupt(place, error)
  }
  return error
}

export function corrupt(place: string, cause?: unknown): TieoutError {
  return new TieoutError('index-corrupt', `索引已损坏：${place}。 The index is damaged: ${place}.`, {
    cause,
    hint: REBUILD_HINT,
  })
}

/** A second writer that waited in vain; `pid` of the first one where it is known. */
export function busyError(place: string, pid: number | null, cause?: unknown): TieoutError {
  const zh = pid === null ? '另一个进程' : `进程 ${pid}`
  const en = pid === null ? 'another process' : `process ${pid}`
  return new TieoutError('index-busy', `${zh}正在更新索引 ${place}。 The index ${place} is being updated by ${en}.`, {
    cause,
    hint: '稍后再试。 Try again when it has finished.',
  })
}

function diskFull(place: string, cause: unknown): TieoutError {
  return new TieoutError(
    'disk-full',
    `磁盘空间不足，索引 ${place} 未更新。 The disk is full; the index ${place} was not updated.`,
    {
      cause,
      hint: '腾出空间，或用 TIEOUT_INDEX 指定别处。 Free some space, or name another place with TIEOUT_INDEX.',
    },
  )
}

function readOnly(place: string, cause: unknown): TieoutError {
  return new TieoutError('read-only', `不能写入或打开索引 ${place}。 The index ${place} cannot be written or opened.`, {
    cause,
    hint: '检查权限，或用 TIEOUT_INDEX 指定可写的文件夹。 Check permissions, or name a writable folder with TIEOUT_INDEX.',
  })
}

/** Extended codes start with their basic code: SQLITE_BUSY_SNAPSHOT is a SQLITE_BUSY. */
function isOneOf(code: string, basics: readonly string[]): boolean {
  return basics.some((basic) => code === basic || code.startsWith(`${basic}_`))
}
