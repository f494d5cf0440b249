import type { ReportLanguage } from '../reports/check-words.js'

/** What the conversation service says by itself, in both languages. */
export interface ChannelWords {
  working: string
  queued(ahead: number): string
  notAllowed: string
  needsTrust: string
  wait(seconds: number): string
  busy: string
  stopping: string
  failed(question: string): string
  whatToAsk: string
  expired: string
  notYours: string
  fullText(file: string): string
  choose: string
  sources: string
  proof: string
  feedback: string
  right: string
  wrong: string
  howWasIt: string
  thanks: string
  notKept: string
  formTitle: string
  formNote: string
  formWord: string
  formMeans: string
  proofHolds(count: number): string
  proofFails: string
  noTable: string
  noDocuments: string
  unknownDocument(name: string): string
  compareQuestion(item: string): string
  noItem: string
  moreFindings(count: number): string
  dropInThread: string
  oneFile: string
  fileTooLarge(megabytes: number): string
  fileElsewhere: string
  fileUnreadable: string
  fileKind(extensions: string): string
  tooManyDrafts: string
  draftOpened(name: string, minutes: number): string
  draftOnly(name: string): string
  draftGone: string
}

const chinese: ChannelWords = {
  working: '正在查找……',
  queued: (ahead) => `前面还有 ${ahead} 个问题，请稍候……`,
  notAllowed: '没有权限在这里提问，请联系管理员。',
  needsTrust: '这一功能需要管理员授予的角色。',
  wait: (seconds) => `问得太快了，请 ${seconds} 秒后再试。`,
  busy: '现在问的人太多，请一分钟后再试。',
  stopping: '程序正在停止，请几分钟后再试。',
  failed: (question) => `出错了，没有得到答案。请告诉管理员问题编号 ${question}。`,
  whatToAsk: '请写下要问的问题，例如：某单位2024年收入总计是多少？',
  expired: '这个按钮已经失效，请再问一次。',
  notYours: '这个按钮是给提问的人用的；可以自己再问一次。',
  fullText: (file) => `内容较长，全文见附件 ${file}。`,
  choose: '点下面的按钮选一个：',
  sources: '来源',
  proof: '计算过程',
  feedback: '反馈',
  right: '正确',
  wrong: '有误',
  howWasIt: '这个回答对吗？',
  thanks: '已记录，谢谢。',
  notKept: '反馈没有能保存，请告诉管理员。',
  formTitle: '反馈',
  formNote: '哪里不对？',
  formWord: '没有读对的词（可不填）',
  formMeans: '它指表中的哪个项目（可不填）',
  proofHolds: (count) => `已重新核对：${count} 个数全部成立。`,
  proofFails: '重新核对未通过：文件在回答之后有变动，请再问一次。',
  noTable: '这些数不在表中，出处见回答中的来源。',
  noDocuments: '还没有收录文件。',
  unknownDocument: (name) => `没有收录“${name}”。`,
  compareQuestion: (item) => `各单位的${item}分别是多少`,
  noItem: '请写下要比较的项目，例如：住房保障支出。',
  moreFindings: (count) => `另有 ${count} 项，见附件。`,
  dropInThread: '请把文件放在子区（thread）里：它只在那个子区里核对和回答。',
  oneFile: '一次只看一个文件，请分开发送。',
  fileTooLarge: (megabytes) => `文件超过 ${megabytes} MB，没有读取。`,
  fileElsewhere: '只读取直接上传到这里的文件。',
  fileUnreadable: '文件没有能读取。',
  fileKind: (extensions) => `不支持这种文件；可以用：${extensions}。`,
  tooManyDrafts: '现在打开的文件太多，请稍后再试。',
  draftOpened: (name, minutes) => `“${name}”只在这里核对和回答，${minutes} 分钟后删除。`,
  draftOnly: (name) => `仅依据“${name}”。`,
  draftGone: '这个文件已经删除，请重新上传。',
}

const english: ChannelWords = {
  working: 'Looking it up …',
  queued: (ahead) => `${ahead} question(s) before yours, one moment …`,
  notAllowed: 'You may not ask here; please talk to the administrator.',
  needsTrust: 'This needs a role that the administrator gives.',
  wait: (seconds) => `That was too quick; please try again in ${seconds} s.`,
  busy: 'Too many questions right now; please try again in a minute.',
  stopping: 'The program is being stopped; please try again in a few minutes.',
  failed: (question) =>
    `Something failed and there is no answer. Please tell the administrator the question id ${question}.`,
  whatToAsk: 'Please write a question, such as: What is the total revenue of this office in 2024?',
  expired: 'This button does not work any more; please ask again.',
  notYours: 'This button is for the person who asked; you may ask the question yourself.',
  fullText: (file) => `This is long; the whole text is attached as ${file}.`,
  choose: 'Choose one with a button:',
  sources: 'Sources',
  proof: 'Proof',
  feedback: 'Feedback',
  right: 'Right',
  wrong: 'Wrong',
  howWasIt: 'Is this answer right?',
  thanks: 'Noted, thank you.',
  notKept: 'Your feedback could not be kept; please tell the administrator.',
  formTitle: 'Feedback',
  formNote: 'What is wrong?',
  formWord: 'Word that was misread (may stay empty)',
  formMeans: 'Item it stands for (may stay empty)',
  proofHolds: (count) => `Proven again: all ${count} figures hold.`,
  proofFails: 'The proof does not hold any more: the documents changed since. Please ask again.',
  noTable: 'These figures stand in no table; the answer names their places.',
  noDocuments: 'No documents are held yet.',
  unknownDocument: (name) => `“${name}” is not held.`,
  compareQuestion: (item) => `How much is ${item} of each organization`,
  noItem: 'Please write the item to compare, such as 住房保障支出.',
  moreFindings: (count) => `${count} more in the attached report.`,
  dropInThread: 'Please put the file into a thread: it is checked and asked about in that thread only.',
  oneFile: 'One file at a time, please.',
  fileTooLarge: (megabytes) => `The file is larger than ${megabytes} MB and was not read.`,
  fileElsewhere: 'Only files that were uploaded here are read.',
  fileUnreadable: 'The file could not be read.',
  fileKind: (extensions) => `This kind of file is not supported; these are: ${extensions}.`,
  tooManyDrafts: 'Too many files are open right now; please try again later.',
  draftOpened: (name, minutes) => `“${name}” is checked and asked about here only, and removed in ${minutes} minutes.`,
  draftOnly: (name) => `From “${name}” only.`,
  draftGone: 'This file was removed; please upload it again.',
}

export const channelWords = (language: ReportLanguage): ChannelWords => (language === 'zh' ? chinese : english)
