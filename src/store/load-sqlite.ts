import { createRequire } from 'node:module'
import type Sqlite from 'better-sqlite3'
import { TieoutError } from '../core/errors.js'

export type Database = Sqlite.Database
export type SqliteModule = typeof Sqlite

/**
 * Loads better-sqlite3 when a store is first opened: it is an optional native package, and installing Tieout must succeed
 * without it.
 *
 * @throws TieoutError `missing-package` that says what to install.
 */
export function loadSqlite(load: (name: string) => unknown = createRequire(import.meta.url)): SqliteModule {
  try {
    return load('better-sqlite3') as SqliteModule
  } catch (cause) {
    throw missingPackage(cause)
  }
}

/** Opens a database; the compiled part of the package is loaded only here, so its absence shows here as well. */
export function openDatabase(sqlite: SqliteModule, content: string | Buffer, options: Sqlite.Options): Database {
  try {
    return new sqlite(content, options)
  } catch (cause) {
    if (isLoadFailure(cause)) throw missingPackage(cause)
    throw cause
  }
}

function isLoadFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  return code === 'ERR_DLOPEN_FAILED' || code === 'MODULE_NOT_FOUND' || error.message.includes('bindings file')
}

function missingPackage(cause: unknown): TieoutError {
  return new TieoutError(
    'missing-package',
    '缺少软件包 better-sqlite3（或与当前 Node 版本不符）。 The package better-sqlite3 is missing or does not fit this Node version.',
    {
      cause,
      hint:
        '运行 npm install better-sqlite3（已安装则 npm rebuild better-sqlite3）；没有预编译版本时需要 Python 3、make 和 C++ 编译器。 ' +
        'Run npm install better-sqlite3 (npm rebuild better-sqlite3 if it is installed); where no prebuilt file exists this needs Python 3, make and a C++ compiler.',
    },
  )
}
