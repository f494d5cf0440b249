import { detectLanguage } from '../../language/language-of.js'

/** What only Slack needs said, in the language of the reply that it belongs to. */
export function slackWords(reply: string) {
  return detectLanguage(reply) === 'zh'
    ? {
        sentDirectly: (names: string) => `附件（${names}）已用私信发给你。`,
        attached: (names: string) => `附件：${names}`,
        notAttached: (names: string) => `附件（${names}）没有能上传，请告诉管理员。`,
      }
    : {
        sentDirectly: (names: string) => `The attachment (${names}) was sent to you in a direct message.`,
        attached: (names: string) => `Attached: ${names}`,
        notAttached: (names: string) =>
          `The attachment (${names}) could not be uploaded; please tell the administrator.`,
      }
}
