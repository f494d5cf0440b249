/** Remarks on the answer before, each a whole text: is it right, where does it stand, of what year, is it really nothing. */
const FORMS = [
  '(?:你|您)?(?:确定|肯定|真的|没错|没搞错)(?:吗|么|吧)?',
  '(?:这)?(?:不对|不会|不是|搞错了?|弄错了?|错了)(?:吧|啊|了吧)',
  '(?:在|是)?(?:出处|来源|原文|哪一?页|第几页|第几行|哪一行|哪张表|哪个表|哪里|哪儿)(?:里|上)?(?:写的|来的|看到的)?(?:是?(?:哪里|什么|哪))?(?:呢|啊)?',
  '从?哪(?:里|儿)?来的|有(?:什么)?依据吗',
  '再说一遍',
  '(?:这?是)?(?:哪一?年|哪个单位|哪家|什么口径)的?(?:数|数字)?(?:呢|啊)?',
  '(?:这?是)?(?:预算|决算)(?:数)?(?:吗|还是(?:预算|决算)(?:数)?(?:呢|啊)?)',
  '(?:到底|究竟|那)?(?:以)?哪一?个(?:数|数字)?(?:才)?(?:对|是对的|正确|准|准确|为准|是真的)(?:呢|啊)?',
  '(?:是|到底是|究竟是)?(?:没|未|没有)(?:公开|公布|披露|填|写)(?:吗|么)?(?:还是.{0,12})?',
  '(?:是)?(?:真的|确实)(?:没有|没花|是零|是0|为零)(?:吗|么)?|是(?:零|0|空白|没填|空的)(?:吗|么|还是.{0,12})',
  '为(?:什么|啥)(?:是|会)?空(?:着|的|白|白的)',
  '(?:are you )?sure',
  "(?:what is |what's )?(?:the )?source|where(?: is (?:it|that) from)?",
  'which (?:one )?is (?:right|correct)|(?:of )?(?:which|what) year(?: is (?:it|that))?',
]

const REMARK = new RegExp(FORMS.map((form) => `^(?:${form})$`).join('|'))

/**
 * Whether a follow-up is such a remark: it is answered by telling the answer again, which names its organization, year and
 * stage, its source, and whether it is a written zero, a blank or a contradiction.
 */
export const isRemark = (text: string): boolean => REMARK.test(text)
