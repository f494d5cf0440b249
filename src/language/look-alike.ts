/** Characters that are mistaken for each other by shape, in groups; homophones are found by sound. */
const GROUPS =
  '岛鸟 已己巳 未末 渭谓胃 池地他 城域 齐奇 固因囚 卿聊 贴帖站 印卯 刷涮 拨拔 差羞 培陪赔倍 险检验 缴激 待侍 补朴 津律 资贷 贝见 住往 保堡 会公 车东 船般 费贵 社杜 祉址 障彰 陇拢 洛络 汕讪 淮准 沂沂 亳毫 衢瞿 濮仆 漯螺 儋檐 蚌蚪 滁除 宿缩 毕华 昭照 曲由 渝愉 涪培'
    .split(' ')
    .map((group) => new Set(group))

/** True when two characters are easily mistaken for each other by their shape. */
export function lookAlike(a: string, b: string): boolean {
  return GROUPS.some((group) => group.has(a) && group.has(b))
}
