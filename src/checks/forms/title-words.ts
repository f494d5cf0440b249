/** Words of a form's title that say what money it is about. */
export const TITLE_WORDS =
  /政府性基金|国有资本经营|专项资金|“?三公”?经费|政府采购|购买服务|结转|绩效|项目支出|财政专户|债务|会议费|培训费|资产|转移支付/gu
