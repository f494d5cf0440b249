import { describe, expect, it } from 'vitest'
import { cellsOf, rowOf, tableOf } from './read.js'

const HEAD = '第一部分 报表\n\n'

describe('performance forms with cells', () => {
  const table = tableOf(
    HEAD +
      [
        '项目支出绩效目标表',
        '',
        '(2025 年度)',
        '',
        '项目名称\t服务专项经费\t\t\t',
        '主管部门及代码\t[501]市政府办公室\t实施单位\t服务中心\t',
        '项目来源\t\t项目期\t3 年\t',
        '项目资金 (万元)\t年度资金总额:\t\t339.30\t',
        '\t其中:财政拨款\t\t339.30\t',
        '\t其他资金\t\t\t',
        '绩效指标\t一级指标\t二级指标\t三级指标\t指标值',
        '\t产出指标\t数量指标\t接听专线数量\t1 个',
        '\t\t\t短信数量（万条）\t≥200',
        '\t质量指标\t合规性\t按进度审核\t',
        '\t成本指标\t项目总成本\t≤57.97 万元\t',
        '满意度指标\t满意度指标\t群众满意度\t≥90%\t',
      ].join('\n'),
  )

  it('reads records and funds', () => {
    expect(table).toMatchObject({ shape: 'performance', unit: '万元', title: '项目支出绩效目标表' })
    expect(rowOf(table, '项目名称')?.texts[0]?.text).toBe('服务专项经费')
    expect(rowOf(table, '项目期')?.texts[0]?.text).toBe('3 年')
    expect(rowOf(table, '项目来源')).toBeUndefined()
    expect(cellsOf(table, rowOf(table, '年度资金总额'))).toEqual(['金额=339.30'])
    expect(rowOf(table, '其他资金')?.cells).toEqual([])
  })

  it('pairs indicators with targets, units and classes, also where a row lost its first cells', () => {
    expect(rowOf(table, '接听专线数量')?.cells[0]).toMatchObject({ value: '1', unit: '个' })
    expect(rowOf(table, '短信数量（万条）')?.cells[0]).toMatchObject({ value: '200', bound: '>=', unit: '万条' })
    expect(rowOf(table, '合规性')?.texts.map((text) => text.text)).toEqual(['产出指标', '质量指标'])
    expect(rowOf(table, '项目总成本')?.cells[0]).toMatchObject({
      value: '57.97',
      bound: '<=',
      unit: '万元',
      placement: 'blanks',
    })
    expect(rowOf(table, '群众满意度')?.texts.map((text) => text.text)).toEqual(['满意度指标', '满意度指标'])
    expect(table.columns[rowOf(table, '接听专线数量')?.cells[0]?.column ?? -1]?.unit).toBe('')
  })

  it('reads targets, results and scores of a self-evaluation', () => {
    const own = tableOf(
      HEAD +
        [
          '预算项目支出绩效自评表',
          '',
          '单位: 万元',
          '',
          '项目名称\t网络租赁\t\t\t\t\t\t',
          '项目预算执行情况\t\t年初预算数\t全年预算数(A)\t全年执行数(B)\t分值\t执行率(B/A)\t得分',
          '\t年度资金总额\t60\t60\t60\t10\t100.00%\t10.00',
          '其他资金\t0\t0\t0\t\t\t\t',
          '年度绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值(A)\t实际完成指标值(B)\t分值\t得分',
          '\t产出指标\t质量指标\t畅通率\t≥98%\t100%\t4\t4',
          '总分\t\t\t\t\t\t\t100.00',
        ].join('\n'),
    )
    expect(cellsOf(own, rowOf(own, '年度资金总额'))).toEqual([
      '年初预算数=60',
      '全年预算数(A)=60',
      '全年执行数(B)=60',
      '分值=10',
      '执行率(B/A)=100.00%',
      '得分=10.00',
    ])
    expect(cellsOf(own, rowOf(own, '其他资金'))).toEqual(['年初预算数=0', '全年预算数(A)=0', '全年执行数(B)=0'])
    expect(cellsOf(own, rowOf(own, '畅通率'))).toEqual([
      '年度指标值(A)=≥98%',
      '实际完成指标值(B)=100%',
      '分值=4',
      '得分=4',
    ])
    expect(rowOf(own, '总分')).toMatchObject({ isTotal: true, cells: [{ column: null, value: '100.00' }] })
  })

  it('keeps two totals side by side apart, with what stands below each of them', () => {
    const own = tableOf(
      HEAD +
        [
          '财政项目支出绩效目标填报表',
          '',
          '项目名称\t道路养护\t项目性质\t经常性项目\t',
          '项目资金（元）\t项目资金总额\t9,000.00\t年度资金申请总额\t4,000.00',
          '\t其中：财政资金\t9,000.00\t其中：当年财政拨款\t3,500.00',
          '\t\t\t上年结转资金\t500.00',
          '\t其他资金\t0.00\t其他资金\t0.00',
          '项目绩效目标\t项目总目标\t\t年度总体目标\t',
          '\t三年内修完十条道路。\t\t本年修完四条道路。\t',
          '绩效指标\t一级指标\t二级指标\t三级指标\t年度(/项目)指标值',
          '\t产出指标\t数量指标\t修复道路\t=4.00(条)',
        ].join('\n'),
    )
    const money = own.rows
      .filter(({ lane }) => lane !== '')
      .map(({ lane, name, cells }) => [lane, name, cells[0]?.text])
    expect(money).toEqual([
      ['项目资金总额', '项目资金总额', '9,000.00'],
      ['年度资金申请总额', '年度资金申请总额', '4,000.00'],
      ['项目资金总额', '其中：财政资金', '9,000.00'],
      ['年度资金申请总额', '其中：当年财政拨款', '3,500.00'],
      ['年度资金申请总额', '上年结转资金', '500.00'],
      ['项目资金总额', '其他资金', '0.00'],
      ['年度资金申请总额', '其他资金', '0.00'],
    ])
    expect(rowOf(own, '项目总目标')?.texts[0]?.text).toBe('三年内修完十条道路。')
    expect(rowOf(own, '年度总体目标')?.texts[0]?.text).toBe('本年修完四条道路。')
    expect(rowOf(own, '修复道路')?.cells[0]).toMatchObject({ value: '4.00', unit: '条', bound: null })
  })

  it('keeps telephone numbers out of the figures', () => {
    const own = tableOf(
      `${HEAD}整体绩效目标表\n\n| 单位名称 | | 服务中心 | |\n|---|---|---|---|\n| 联系人 | 某人 | 联系电话 | 3550021 |\n| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n| 履职效能 | 数量指标 | 考核频率 | >=12 次/年 |\n`,
    )
    expect(own.rows.flatMap((row) => row.cells.map((cell) => cell.value))).toEqual(['12'])
  })
})

describe('flattened performance forms', () => {
  const table = tableOf(
    HEAD +
      [
        '表13',
        '',
        '专项业务经费绩效目标表',
        '',
        '项目名称 场所运维费',
        '',
        '资金金额',
        '（万元）',
        '',
        ' 实施期资金总额： 30',
        '',
        '       其中：财政拨款 30',
        '',
        '             其他资金',
        '',
        '年',
        '度',
        '绩',
        '效',
        '指',
        '标',
        '',
        '一级指标 二级指标 指标内容 指标值',
        '',
        '产',
        '出',
        '指',
        '标',
        '',
        '数量指标',
        '',
        '租赁专线（条） 3',
        '',
        '质量指标 日常运行 平稳运行',
        '',
        '效',
        '益',
        '指',
        '标',
        '',
        '社会效益',
        '指标',
        '',
        '解决群众“急难愁盼”问题（万件',
        '）',
        '',
        '＞60',
        '',
        '满意度指',
        '标',
        '',
        '服务对象',
        '满意度指标',
        '',
        '群众的满意度 ≥93%',
      ].join('\n'),
  )

  it('reads vertical labels, wrapped indicators and funds', () => {
    expect(table).toMatchObject({ shape: 'performance', number: '表13', unit: '万元' })
    expect(cellsOf(table, rowOf(table, '其中：财政拨款'))).toEqual(['金额=30'])
    expect(
      table.rows
        .filter((row) => row.cells.some((cell) => table.columns[cell.column ?? -1]?.path[0] === '指标值'))
        .map((row) => [row.name, row.cells[0]?.text, ...row.texts.map((text) => text.text)]),
    ).toEqual([
      ['租赁专线（条）', '3', '产出指标', '数量指标'],
      ['日常运行', '平稳运行', '产出指标', '质量指标'],
      ['解决群众“急难愁盼”问题（万件）', '＞60', '效益指标', '社会效益指标'],
      ['群众的满意度', '≥93%', '满意度指标', '服务对象满意度指标'],
    ])
    expect(rowOf(table, '解决群众“急难愁盼”问题（万件）')?.cells[0]).toMatchObject({ bound: '>', unit: '万件' })
  })

  it('places the amounts of tasks as far as their total proves it', () => {
    const own = tableOf(
      HEAD +
        [
          '表14',
          '',
          '整体支出绩效目标表',
          '',
          '任务名称 主要内容',
          '预算金额（万元）',
          '',
          '总额 财政拨款 其他资金',
          '',
          '人员经费',
          '保障人员工资发放',
          '582.03 582.03',
          '',
          '专项业务费',
          '保障运转',
          '66.00 50.00 16.00',
          '',
          '金额合计 648.03 632.03 16.00',
          '',
          '一级指标 二级指标 指标内容 指标值',
          '',
          '产出指标',
          '',
          '数量指标',
          '',
          '专线（条） 3',
        ].join('\n'),
    )
    expect(cellsOf(own, rowOf(own, '人员经费'))).toEqual(['总额=582.03', '财政拨款=582.03'])
    expect(rowOf(own, '专项业务费')?.texts[0]?.text).toBe('保障运转')
  })
})
