import { createHash } from 'node:crypto'
import { accessSync, constants, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { TieoutError } from '../core/errors.js'
import { realCorpusRoot } from '../documents/corpus-folder.js'

export interface IndexPlaces {
  /** What TIEOUT_INDEX names, if it is set. */
  configured?: string | undefined
  /** Folder of the installed package or of the checkout. */
  packageRoot: string
  /** The user's data folder, see `userDataFolder`. */
  userData: string
}

/**
 * The folder of a corpus's index: one folder a corpus, under TIEOUT_INDEX, else under `index/` of a checkout, else in the
 * user's data folder (an installed package is not written into). Never inside the corpus.
 *
 * @throws TieoutError `configuration` when only places inside the corpus are left.
 */
export function indexFolderFor(corpus: string, places: IndexPlaces): string {
  const root = realCorpusRoot(corpus)
  const name = folderName(root)
  if (places.configured !== undefined && places.configured !== '') {
    const folder = join(resolve(places.configured), name)
    if (liesIn(root, folder)) throw insideCorpus(folder)
    return folder
  }
  const beside = join(resolve(places.packageRoot), 'index', name)
  if (isCheckout(places.packageRoot) && !liesIn(root, beside)) return beside
  const own = join(resolve(places.userData), name)
  if (liesIn(root, own)) throw insideCorpus(own)
  return own
}

/** Where programs keep data of a user: XDG on Unix, Application Support on macOS, LOCALAPPDATA on Windows. */
export function userDataFolder(
  env: Readonly<Record<string, string | undefined>>,
  home: string,
  platform: NodeJS.Platform,
): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'tieout')
  // The XDG specification: a relative path is to be ignored.
  const xdg = env.XDG_DATA_HOME
  if (xdg?.startsWith('/')) return join(xdg, 'tieout')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'tieout')
  return join(home, '.local', 'share', 'tieout')
}

/** Readable for people, unique by the hash of the real path. */
function folderName(root: string): string {
  const readable = [...basename(root).replace(/[^\p{L}\p{N}._-]/gu, '_')].slice(0, 40).join('') || 'root'
  return `${readable}-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`
}

function isCheckout(packageRoot: string): boolean {
  if (resolve(packageRoot).split(sep).includes('node_modules')) return false
  try {
    accessSync(packageRoot, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** The folder itself may not exist yet: its nearest existing ancestor tells where it would really be. */
function liesIn(root: string, folder: string): boolean {
  let existing = folder
  let rest = ''
  for (;;) {
    try {
      const real = join(realpathSync(existing), rest)
      return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep)
    } catch {
      if (dirname(existing) === existing) return false
      rest = join(basename(existing), rest)
      existing = dirname(existing)
    }
  }
}

function insideCorpus(folder: string): TieoutError {
  return new TieoutError(
    'configuration',
    `索引会落在资料夹内：${folder}。 The index would lie inside the corpus: ${folder}.`,
    {
      hint: '用 TIEOUT_INDEX 指定资料夹之外的文件夹。 Name a folder outside the corpus with TIEOUT_INDEX.',
    },
  )
}
