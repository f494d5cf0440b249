import type { App } from '@slack/bolt'
import { z } from 'zod'
import { download, type FileHosts } from '../download.js'
import { type Attachment, ChannelFileError, type OfferedFile } from '../port.js'

/** Where Slack keeps what people upload. */
export const SLACK_ORIGINS: readonly string[] = ['https://files.slack.com']

/** A file as a message or a form tells it. Files of other workspaces and links to other hosts are told without an address. */
export const fileSchema = z.object({
  id: z.string(),
  name: z.string().nullish(),
  size: z.number().nullish(),
  url_private_download: z.string().nullish(),
})

/** A file that can be fetched with the program's own token, from the platform's hosts and no other. */
export function offered(file: z.infer<typeof fileSchema>, client: App['client'], hosts: FileHosts): OfferedFile {
  return {
    name: file.name ?? '',
    bytes: file.size ?? 0,
    async read(most) {
      const address = file.url_private_download ?? (await addressOf(file.id, client))
      return download(address, most, hosts)
    },
  }
}

async function addressOf(id: string, client: App['client']): Promise<string> {
  const told = await client.files.info({ file: id }).catch((cause: unknown) => {
    throw new ChannelFileError('unreadable', { cause })
  })
  return told.file?.url_private_download ?? ''
}

/** Uploads what belongs to a reply, below it. */
export async function upload(
  files: readonly Attachment[],
  to: { channel: string; thread: string | undefined },
  client: App['client'],
): Promise<void> {
  if (files.length === 0) return
  await client.filesUploadV2({
    channel_id: to.channel,
    ...(to.thread === undefined ? {} : { thread_ts: to.thread }),
    file_uploads: files.map(({ name, bytes, alt }) => ({
      file: Buffer.from(bytes),
      filename: name,
      title: name,
      ...(alt === '' ? {} : { alt_text: alt.slice(0, 1000) }),
    })),
  })
}
