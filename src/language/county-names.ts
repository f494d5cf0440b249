/**
 * Counties and districts whose names sound like a prefecture's and share a character with it (富阳 and 阜阳, 徽州 and 惠州).
 * They are real places of their own, so that they are never taken for a misspelt prefecture. Source: GB/T 2260.
 */
export const COUNTIES_THAT_SOUND_LIKE_PREFECTURES: ReadonlySet<string> = new Set(
  '晋州 金州 徽州 靖州 全州 甘州 肃州 秦州 潞州 信州 播州 叙州 彬州 富阳 宜阳 弋阳 潮阳 青阳 桂阳 向阳 郓城 郾城 台安 怀安 集安 绥宁 睢宁 集宁 宝山 钟山 溧水 浈江 鸠江 清原 清苑 龙南 平乡 富顺 同仁 临邑 临猗 通川'.split(
    ' ',
  ),
)
