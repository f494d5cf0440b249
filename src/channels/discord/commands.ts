import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord.js'

/** What is sent in place of SDK constants, so that this file needs no SDK at run time. */
const TEXT = 3
const ATTACHMENT = 11
const IN_SERVERS = 0

const zh = (text: string) => ({ 'zh-CN': text, 'zh-TW': text })

const documentOption = (required: boolean) => ({
  type: TEXT as 3,
  name: 'document',
  name_localizations: zh('文件'),
  description: 'One document only',
  description_localizations: zh('只看这一份文件'),
  autocomplete: true as const,
  required,
})

/** The commands as Discord registers them, in both languages; only for servers, never for private messages. */
export const DISCORD_COMMANDS: readonly RESTPostAPIChatInputApplicationCommandsJSONBody[] = [
  {
    name: 'ask',
    name_localizations: zh('问'),
    description: 'Ask about budgets and final accounts; every figure is proven',
    description_localizations: zh('查询预算、决算的数据，每个数都有出处'),
    options: [
      {
        type: TEXT as 3,
        name: 'question',
        name_localizations: zh('问题'),
        description: 'A whole question',
        description_localizations: zh('完整的问题'),
        required: true,
        max_length: 500,
      },
      documentOption(false),
    ],
  },
  {
    name: 'check',
    name_localizations: zh('核对'),
    description: 'What cannot be true in a document',
    description_localizations: zh('核对一份文件中的勾稽关系'),
    options: [
      documentOption(false),
      {
        type: ATTACHMENT as 11,
        name: 'file',
        name_localizations: zh('附件'),
        description: 'A file that is checked for you and not kept',
        description_localizations: zh('核对附件，不保留'),
        required: false,
      },
    ],
  },
  {
    name: 'compare',
    name_localizations: zh('比较'),
    description: 'One item of all organizations',
    description_localizations: zh('各单位的同一项目'),
    options: [
      {
        type: TEXT as 3,
        name: 'item',
        name_localizations: zh('项目'),
        description: 'Name of the item',
        description_localizations: zh('项目名称'),
        autocomplete: true as const,
        required: true,
        max_length: 100,
      },
    ],
  },
  {
    name: 'documents',
    name_localizations: zh('文件'),
    description: 'Documents that answers come from',
    description_localizations: zh('收录的文件'),
  },
  {
    name: 'summary',
    name_localizations: zh('汇总'),
    description: 'Findings of the checks of all documents',
    description_localizations: zh('全部文件的核对结果'),
  },
].map((command) => ({ ...command, contexts: [IN_SERVERS] }))
