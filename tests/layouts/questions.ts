import type { Content } from './content.js'

/** Ten questions that a disclosure of this content can answer or must refuse, by table, by text and by calculation. */
export function questionsOf({ organization: name, year, stage }: Content): string[] {
  const spent = stage === '决算' ? '决算支出' : '预算'
  return [
    `${name}${year}年收入总计是多少？`,
    `${name}${year}年一般公共预算${stage}支出合计多少？`,
    `${name}${year}年项目支出占本年支出合计的比例是多少？`,
    `${name}${year}年公务接待费${stage}是多少？`,
    `${name}${year}年“三公”经费合计比上年增加还是减少？`,
    `${name}${year}年住房公积金${spent}是多少万元？`,
    `${name}${year}年人员经费和公用经费各是多少？`,
    `${name}${year}年支出最多的三个功能分类是什么？`,
    `${name}${year}年政府采购总额是多少？`,
    `${name}${year - 3}年收入总计是多少？`,
  ]
}
