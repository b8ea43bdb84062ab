const zh = {
  hint: '在一部手机上发消息，另一部会收到。保存文件，手机会自动刷新。',
  compileFailed: '编译没有通过',
  hide: '切后台',
  relaunch: '结束重开',
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
  faults: '故障',
  profile: '设备',
  badDay: '糟糕的一天',
  write: '一直写',
  allBadDay: '都过糟糕的一天',
  allWrite: '大家一直写',
  clearFaults: '全部关闭',
  on: ' 项',
  cost: 'setData',
  sent: '已发',
  acknowledged: '已送达',
  shown: '对方可见',
  lost: '丢失',
  doubled: '重复',
  order: '顺序',
  kept: '无误',
  phrases: ['在吗', '收到', '好的', '今天吃什么', '哈哈', '晚点见', '我在路上', '明天见'],
}

export type Words = typeof zh

/** A word that is one text. */
export type Word = Exclude<keyof Words, 'phrases'>

const en: Words = {
  hint: 'Send from one phone, it arrives at the other. Save a file, and the phones reload.',
  compileFailed: 'It does not compile',
  hide: 'Hide',
  relaunch: 'Relaunch',
  network: 'Offline',
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
  faults: 'Faults',
  profile: 'Device',
  badDay: 'Bad day',
  write: 'Keep writing',
  allBadDay: 'A bad day for all',
  allWrite: 'All keep writing',
  clearFaults: 'All off',
  on: ' on',
  cost: 'setData',
  sent: 'Sent',
  acknowledged: 'On server',
  shown: 'Seen',
  lost: 'Lost',
  doubled: 'Doubled',
  order: 'Order',
  kept: 'kept',
  phrases: ['Hello', 'All right', 'Got it', 'Lunch?', 'Ha', 'See you', 'On my way', 'Bye'],
}

/** Whether the browser's user reads Chinese. */
export const isChinese = navigator.language.startsWith('zh')

/** The page's own words in the browser's language. */
export const words: Readonly<Words> = isChinese ? zh : en
