import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Folders that only this user can open, for documents of one question or one draft; `remove` leaves nothing of them. */
export interface PrivatePlace {
  documents: string
  index: string
  remove(): void
}

/** Opens something in a private place of its own. Where that fails, the place is gone; else whoever got it removes it. */
export async function inPrivatePlace<T>(name: string, open: (place: PrivatePlace) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `tieout-${name}-`))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    const documents = join(folder, 'documents')
    mkdirSync(documents, { mode: 0o700 })
    return await open({ documents, index: join(folder, 'index'), remove })
  } catch (error) {
    remove()
    throw error
  }
}
