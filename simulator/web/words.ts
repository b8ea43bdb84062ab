const zh = {
  hint: '在一部手机上发消息，另一部会收到。保存文件，手机会自动刷新。',
  compileFailed: '编译没有通过',
  hide: '切到后台',
  relaunch: '结束并重开',
  network: '断网',
  dark: '深色',
  keyboard: '键盘',
  away: '小程序在后台',
  suspended: '小程序已挂起',
  killed: '小程序已结束',
  offline: '无网络',
  none: '未连接',
  connecting: '连接中',
  open: '已连接',
  starting: '启动中',
}

export type Word = keyof typeof zh

const en: Record<Word, string> = {
  hint: 'Send from one phone, it arrives at the other. Save a file, and the phones reload.',
  compileFailed: 'It does not compile',
  hide: 'Background',
  relaunch: 'Kill, relaunch',
  network: 'No network',
  dark: 'Dark',
  keyboard: 'Keyboard',
  away: 'In the background',
  suspended: 'Suspended',
  killed: 'Killed',
  offline: 'No network',
  none: 'Not connected',
  connecting: 'Connecting',
  open: 'Connected',
  starting: 'Starting',
}

/** The page's own words in the browser's language. */
export const words: Readonly<Record<Word, string>> = navigator.language.startsWith('zh') ? zh : en
