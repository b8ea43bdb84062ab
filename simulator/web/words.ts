const zh = {
  hint: '在一部手机上发消息，另一部会收到。保存文件，手机会自动刷新。',
  compileFailed: '编译没有通过',
  hide: '切后台',
  relaunch: '结束重开',
  network: '断网',
  dark: '深色',
  keyboard: '键盘',
  keyboardHint: '点输入框时弹出屏幕键盘；正在输入时立即弹出或收起',
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
  sentHint: '手机已接收，显示在它的屏幕上',
  acknowledgedHint: '服务器已编号：从线路上读到，与屏幕上显示什么无关',
  shownHint: '打开过这个会话的其他手机都显示过它；没有再打开会话的手机不算看到',
  lostHint: '服务器收下了，对方屏幕却一分钟不见；或从自己的屏幕上消失了',
  doubledHint: '在一块屏幕上出现两次，或被编号两次',
  orderHint: '显示或编号的顺序不对的条数',
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
  keyboardHint:
    'A keyboard on the screen: slides in under the field being typed in, or the next one tapped',
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
  sentHint: 'Taken by the phone',
  acknowledgedHint: 'Numbered by the server: read on the wire, whatever the screens show',
  shownHint:
    'Shown by every other phone that has had the chat open; a phone that shows something else has not seen it yet',
  lostHint:
    'On the server and for a minute not on a screen that shows its chat, or gone from its own screen',
  doubledHint: 'Twice on a screen, or numbered twice',
  orderHint: 'How many are shown or numbered out of order',
  phrases: ['Hello', 'All right', 'Got it', 'Lunch?', 'Ha', 'See you', 'On my way', 'Bye'],
}

/** Whether the browser's user reads Chinese. */
export const isChinese = navigator.language.startsWith('zh')

/** The page's own words in the browser's language. */
export const words: Readonly<Words> = isChinese ? zh : en
