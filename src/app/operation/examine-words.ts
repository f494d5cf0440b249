import type { ChannelProbe } from '../../channels/probe.js'
import type { Language } from '../../cli/messages.js'

/** What `doctor` says of chat platforms and digests. */
export interface ExamineWords {
  file(path: string): string
  noFile(variables: string): string
  missing(variables: string): string
  unlikely(variable: string): string
  unlikelyHint(start: string): string
  noSection(variable: string, platform: string): string
  platform(title: string, servers: number, channels: number): string
  nobody(server: string): string
  nobodyHint: string
  digest(name: string, platform: string, channel: string, next: string | null): string
  digestPlatform(name: string, platform: string): string
  probe(kind: ChannelProbe['kind'], isGood: boolean, platform: string, what: string): string
  probeHint: Partial<Record<ChannelProbe['kind'], string>>
  readme: string
}

const chinese: ExamineWords = {
  file: (path) => `配置文件 ${path} 可用。`,
  noFile: (variables) => `设置了 ${variables}，但没有设置 TIEOUT_CONFIG（配置文件）。`,
  missing: (variables) => `没有设置 ${variables}。`,
  unlikely: (variable) => `${variable} 不像这个平台的令牌。`,
  unlikelyHint: (start) => `应是 ${start}；值不会显示。`,
  noSection: (variable, platform) => `设置了 ${variable}，但配置文件没有 ${platform} 一节。`,
  platform: (title, servers, channels) => `${title}：${servers} 个服务器，${channels} 个频道。`,
  nobody: (server) => `服务器 ${server} 没有列出可以提问的角色或个人：没有人可以提问。`,
  nobodyHint: '在 roles、users、trustedRoles 或 trustedUsers 中列出。',
  digest: (name, platform, channel, next) =>
    `汇总 ${name} 发到 ${platform} 的频道 ${channel}，${next === null ? '只在运行 tieout digest 时发布' : `下一次 ${next}`}。`,
  digestPlatform: (name, platform) => `汇总 ${name} 要发到 ${platform}，但它没有配置。`,
  probe: (kind, isGood, platform, what) => {
    switch (kind) {
      case 'token':
        return isGood ? `${platform} 接受令牌（${what}）。` : `${platform} 不接受令牌（${what}）。`
      case 'intent':
        return `${platform} 的应用打开了用不到的 ${what} Intent。`
      case 'scope':
        return isGood ? `${platform} 的权限范围齐全。` : `${platform} 的令牌缺少权限范围：${what}。`
      case 'server':
        return isGood ? `${platform} 服务器 ${what} 可用。` : `${platform} 服务器 ${what} 不存在，或程序不在其中。`
      case 'channel':
        return isGood ? `${platform} 频道 ${what} 可用。` : `${platform} 频道 ${what} 不存在，或程序看不到。`
      case 'permission':
        return `${platform} 频道缺少权限——${what}。`
      case 'network':
        return `${platform} 无法访问（${what}）。`
    }
  },
  probeHint: {
    token: '重新取得令牌，见 README 的“聊天频道”。',
    intent: '在开发者页面的 Bot 中关闭它。',
    scope: '按 README 的清单重新安装应用。',
    server: '用 README 中的链接邀请程序，检查编号。',
    channel: '检查编号，让程序的角色能看到这个频道。',
    permission: '在频道设置的权限中给程序的角色打开。',
    network: '检查网络、代理和配置文件中的 api。',
  },
  readme: '见 README 的“聊天频道”。',
}

const english: ExamineWords = {
  file: (path) => `The configuration file ${path} can be used.`,
  noFile: (variables) => `${variables} is set, but TIEOUT_CONFIG, the configuration file, is not.`,
  missing: (variables) => `${variables} is not set.`,
  unlikely: (variable) => `${variable} does not look like a token of that platform.`,
  unlikelyHint: (start) => `It should be ${start}; its value is never shown.`,
  noSection: (variable, platform) => `${variable} is set, but the configuration file has no section "${platform}".`,
  platform: (title, servers, channels) => `${title}: ${servers} server(s), ${channels} channel(s).`,
  nobody: (server) => `Server ${server} lists no role or person that may ask: nobody can.`,
  nobodyHint: 'List them in roles, users, trustedRoles or trustedUsers.',
  digest: (name, platform, channel, next) =>
    `Digest ${name} goes to channel ${channel} of ${platform}, ${next === null ? 'when tieout digest is run' : `next at ${next}`}.`,
  digestPlatform: (name, platform) => `Digest ${name} goes to ${platform}, which is not configured.`,
  probe: (kind, isGood, platform, what) => {
    switch (kind) {
      case 'token':
        return isGood ? `${platform} accepts the token (${what}).` : `${platform} refuses the token (${what}).`
      case 'intent':
        return `The application at ${platform} has the ${what} intent on, which nothing needs.`
      case 'scope':
        return isGood ? `${platform}: all scopes are granted.` : `${platform}: the token lacks scopes: ${what}.`
      case 'server':
        return isGood
          ? `${platform} server ${what} is there.`
          : `${platform} server ${what} is not there, or the program is not in it.`
      case 'channel':
        return isGood
          ? `${platform} channel ${what} is there.`
          : `${platform} channel ${what} is not there, or hidden from the program.`
      case 'permission':
        return `${platform} channel lacks permissions: ${what}.`
      case 'network':
        return `${platform} cannot be reached (${what}).`
    }
  },
  probeHint: {
    token: 'Get a new token; see "Chat channels" in the README.',
    intent: 'Switch it off under Bot on the developer page.',
    scope: 'Install the app again with the manifest of the README.',
    server: 'Invite the program with the address in the README, and check the id.',
    channel: "Check the id, and let the program's role see the channel.",
    permission: "Grant them to the program's role in the channel's settings.",
    network: 'Check the network, the proxy, and api in the configuration file.',
  },
  readme: 'See "Chat channels" in the README.',
}

export const examineWords = (language: Language): ExamineWords => (language === 'zh' ? chinese : english)
