/** Why the model gave no answer that could be sent; each is told to people and the offline engine answers instead. */
export type FailureKind =
  | 'unreachable'
  | 'too-busy'
  | 'server-error'
  | 'refused-key'
  | 'bad-request'
  | 'not-understood'
  | 'empty'
  | 'too-slow'
  | 'too-many-steps'
  | 'too-many-tokens'
  | 'too-much-money'
  | 'no-credit'
  | 'redirected'
  | 'not-proven'
  | 'private'

/** Ends the model's turn; its message holds nothing that the server or the model said. */
export class ModelFailure extends Error {
  readonly kind: FailureKind

  constructor(kind: FailureKind) {
    super(kind)
    this.name = 'ModelFailure'
    this.kind = kind
  }
}

const TEXTS: Record<FailureKind, { zh: string; en: string }> = {
  unreachable: { zh: '模型服务连不上', en: 'the model server could not be reached' },
  'too-busy': { zh: '模型服务繁忙', en: 'the model server was too busy' },
  'server-error': { zh: '模型服务出错', en: 'the model server failed' },
  'refused-key': { zh: '模型服务不接受密钥', en: 'the model server did not accept the key' },
  'bad-request': {
    zh: '模型服务不接受请求（模型名不对，或不支持工具调用）',
    en: 'the model server did not accept the request (wrong model name, or no tool calls)',
  },
  'not-understood': { zh: '模型服务的回复无法读取', en: 'the reply of the model server could not be read' },
  empty: { zh: '模型没有给出回答', en: 'the model gave no answer' },
  'too-slow': { zh: '模型超过了时限', en: 'the model took too long' },
  'too-many-steps': { zh: '模型超过了步数上限', en: 'the model took too many steps' },
  'too-many-tokens': { zh: '模型超过了用量上限', en: 'the model used too many tokens' },
  'too-much-money': { zh: '模型超过了费用上限', en: 'the model reached the bound of money' },
  'no-credit': { zh: '模型服务的额度已用完', en: 'the credit at the model server is used up' },
  redirected: { zh: '模型服务转到别处，没有跟去', en: 'the model server redirected elsewhere, which was not followed' },
  'not-proven': { zh: '模型的回答没有通过核对', en: 'the answer of the model did not pass the checks' },
  private: {
    zh: '这些文件标为不外发，没有交给模型',
    en: 'these documents are marked private and were not given to the model',
  },
}

export function isFailureKind(text: string): text is FailureKind {
  return Object.hasOwn(TEXTS, text)
}

/** What happened, without a full stop. */
export function nameFailure(kind: FailureKind): { zh: string; en: string } {
  return TEXTS[kind]
}

/** One sentence for people: what happened, and who answered instead. */
export function describeFailure(kind: FailureKind, host: string, zh: boolean): string {
  return zh
    ? `${TEXTS[kind].zh}（${host}），由离线引擎回答。`
    : `${TEXTS[kind].en} (${host}); the offline engine answered.`
}
