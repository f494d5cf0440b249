/** A budget of our own in which every figure adds up; the changes make it wrong on purpose. */
export function smallBudget({
  office = '海棠市数据服务中心',
  year = 2030,
  total = '12.50',
  stated = '12.50',
}: {
  office?: string
  year?: number
  total?: string
  stated?: string
} = {}): string {
  return [
    office,
    '',
    `${year}年部门预算`,
    '',
    `第一部分 ${year}年部门预算表`,
    '',
    '表1',
    '一般公共预算支出表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    `201\t一般公共服务支出\t${total}\t10.00\t2.50`,
    '20103\t政府办公厅（室）及相关机构事务\t12.50\t10.00\t2.50',
    '2010350\t事业运行\t12.50\t10.00\t2.50',
    '合计\t\t12.50\t10.00\t2.50',
    '',
    `第二部分 ${year}年部门预算情况说明`,
    '',
    '一、一般公共预算支出情况说明',
    '',
    `${year}年一般公共预算支出${stated}万元，其中：基本支出10.00万元，项目支出2.50万元。`,
    '',
  ].join('\n')
}
