import { ChannelFileError } from './port.js'

/** A file that takes longer than this is given up. */
const LONGEST_MS = 30_000

/** Where a platform keeps the files of its people. */
export interface FileHosts {
  /** Origins (`https://host`) that files are fetched from, and no other: a link is no file of the platform. */
  origins: readonly string[]
  /** Sent along, for platforms whose files are not public. */
  headers?: Readonly<Record<string, string>>
}

/**
 * Fetches a file from a platform's own hosts; the size is counted while it arrives, whatever was announced.
 *
 * @throws ChannelFileError `elsewhere` for any other address or a redirection, `too-large`, or `unreadable`.
 */
export async function download(
  address: string,
  most: number,
  { origins, headers = {} }: FileHosts,
): Promise<Uint8Array> {
  if (!URL.canParse(address) || !origins.includes(new URL(address).origin)) throw new ChannelFileError('elsewhere')
  try {
    const response = await fetch(address, { headers, redirect: 'manual', signal: AbortSignal.timeout(LONGEST_MS) })
    if (response.status >= 300 && response.status < 400) throw new ChannelFileError('elsewhere')
    if (!response.ok || response.body === null) throw new ChannelFileError('unreadable')
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of response.body) {
      size += chunk.byteLength
      if (size > most) throw new ChannelFileError('too-large')
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } catch (error) {
    throw error instanceof ChannelFileError ? error : new ChannelFileError('unreadable', { cause: error })
  }
}
