import type { Fault, FaultFamily, FaultName } from '../../platform/faults/catalogue'
import type { ProfileName } from '../../platform/faults/profiles'
import { isChinese } from '../words'

const TEXTS: Record<FaultName, string> = {
  'connect-fails': '调用成功，随后先报错、再关闭',
  'connect-error-only': '调用成功，随后只报错，不关闭',
  'connect-close-only': '调用成功，随后只关闭，不报错',
  'connect-close-first': '调用成功，随后先关闭、再报错',
  'connect-silent': '调用成功，从此没有任何消息',
  'connect-tls-fails': '握手失败 1004，像证书链不完整',
  'connect-interrupted': '刚回前台时失败：interrupted',
  'connect-suspended': '刚回前台时失败：suspend',
  'connect-not-in-domains': '调用成功，随后报域名不在合法列表中',
  'connect-throws': '调用时直接抛出异常',
  'open-late': '十二秒后才连上',
  'open-at-once': '连接未就绪就先报 onOpen',
  'open-after-close': '连接途中关闭无效，照样连上',
  'listeners-append': '监听器累加，不是后者替换前者',
  'slots-freed-late': '关闭后名额五秒才释放',
  'slots-two': '只有两个连接名额，像真机调试',
  'close-lost': 'onClose 永不触发',
  'close-late': 'onClose 延迟三秒触发',
  'close-twice': 'onClose 触发两次',
  'close-without-code': 'onClose 没有代码和原因',
  'close-false-code': 'onClose 的代码和原因与实际不符',
  'close-own-code-lost': '自己关闭时，代码总报成 1000',
  'close-error-before': '关闭之前先报错',
  'close-error-after': '关闭之后再报错',
  'close-error-instead': '只报错，不关闭',
  'close-call-fails': 'close() 失败：taskID not exist',
  'close-call-throws': 'close() 抛出异常',
  'ready-state-stale': '断开后 readyState 仍是 1',
  'messages-after-close': '关闭后一秒内仍收到消息',
  'send-task-gone': '发送失败：taskID not exist',
  'send-throws': '发送时抛出异常',
  'send-unanswered': '已发出，但没有任何回调',
  'link-half-open': '此后收不到，也不报错',
  'link-deaf': '此后收不到，但能发出',
  'link-mute': '此后发不出，但能收到',
  'link-breaks': '连接就此断开',
  'hide-untold': '切到后台时不触发 onHide',
  'hide-repeated': 'onHide 触发两次',
  'show-repeated': 'onShow 触发两次',
  'never-suspended': '后台代码照常运行，连接不断',
  'suspend-close-lost': '挂起断开连接，却没有 onClose',
  'suspend-cut-late': '五秒停代码，十秒才断连接',
  'suspend-spares-sockets': '五秒停代码，连接却不断',
  'killed-after-30-minutes': '后台三十分钟后被结束',
  'network-change-untold': '切换网络，但没有事件',
  'network-change-told-twice': '网络变化通知两次',
  'network-type-fails': 'getNetworkType 失败',
  'sockets-refused': 'WebSocket 全被拒绝，HTTP 正常',
  'http-fails': 'HTTP 立即失败，WebSocket 正常',
  'http-hangs': 'HTTP 请求发不出去，直到超时',
  'http-answer-lost': 'HTTP 请求已送达，响应丢失',
  'login-fails': 'wx.login 失败',
  'login-hangs': 'wx.login 二十秒后才返回失败',
  'storage-full': '存储已满，拒绝写入',
  'callbacks-as-tasks': '回调晚一步，像 iOS 15 及以前',
  'timers-late': '定时器最多晚一秒',
  'field-value-late': '输入时回写的内容晚到，光标跳到末尾',
  'tab-item-lost': '连续两次 setTabBarItem 只生效一次',
  'clipboard-undeclared': '剪贴板未在隐私指引中声明',
  'killed-any-moment': '此刻被系统结束',
  'clock-steps-forward': '时钟调快，最多一小时',
  'clock-steps-back': '时钟调慢，最多一小时',
  'show-spurious': '一直在前台，却又触发 onShow',
  'hide-show-spurious': '无故触发 onHide 和 onShow',
  'native-page-opens': '原生页面盖住二十秒',
  'network-flips': '切换到另一个网络',
  'network-drops': '断网三秒',
}

const FAMILIES: Record<FaultFamily, { zh: string; en: string }> = {
  connecting: { zh: '建立连接', en: 'Connecting' },
  closing: { zh: '连接结束', en: 'Closing' },
  links: { zh: '收发', en: 'Sending and receiving' },
  lifecycle: { zh: '前后台', en: 'Background and foreground' },
  network: { zh: '网络', en: 'Network' },
  device: { zh: '设备', en: 'Device' },
  screen: { zh: '界面', en: 'Screen' },
  moments: { zh: '就在此刻（一次）', en: 'Right now (once)' },
}

const PROFILES: Record<ProfileName, { zh: string; en: string }> = {
  plain: { zh: '理想设备', en: 'Ideal device' },
  android: { zh: 'Android', en: 'Android' },
  ios: { zh: 'iOS 15', en: 'iOS 15' },
  devtools: { zh: '开发者工具', en: 'DevTools' },
  windows: { zh: 'Windows', en: 'Windows' },
  mac: { zh: 'macOS', en: 'macOS' },
  harmony: { zh: 'HarmonyOS', en: 'HarmonyOS' },
}

const language = isChinese ? 'zh' : 'en'

/** What the fault does, in the browser's language. */
export const faultText = ({ name, text }: Fault): string => (isChinese ? TEXTS[name] : text)

/** What the fault does, in all languages. */
export const everyTextOf = ({ name, text }: Fault): string => `${TEXTS[name]} ${text}`

/** The heading of a family of faults. */
export const familyText = (family: FaultFamily): string => FAMILIES[family][language]

/** The name of a device type. */
export const profileText = (profile: ProfileName): string => PROFILES[profile][language]

/** All device types, in the order of the menu. */
export const PROFILE_NAMES = Object.keys(PROFILES) as ProfileName[]
