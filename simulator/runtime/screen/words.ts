const zh = {
  /** The layout of the keyboard. */
  signs: 'zh' as 'zh' | 'en',
  back: '返回',
  more: '更多',
  leave: '关闭',
  reenter: '重新进入小程序',
  copyLink: '复制本页链接',
  copied: '内容已复制',
  linkCopied: '链接已复制',
  linkNotCopied: '浏览器不允许复制',
  choose: '请选择',
  call: '呼叫',
  callsNobody: '模拟器不会真的拨打电话',
  home: '返回首页',
  cancel: '取消',
  confirm: '确定',
  tabs: '标签栏',
  space: '空格',
  keys: { send: '发送', search: '搜索', next: '下一项', go: '前往', done: '完成', return: '换行' },
}

/** The phone's own texts, outside of the mini-program. */
export type ScreenWords = typeof zh

const en: ScreenWords = {
  signs: 'en',
  back: 'Back',
  more: 'More',
  leave: 'Close',
  reenter: 'Re-enter mini program',
  copyLink: 'Copy link to this page',
  copied: 'Copied',
  linkCopied: 'Link copied',
  linkNotCopied: 'The browser does not allow copying',
  choose: 'Choose',
  call: 'Call',
  callsNobody: 'The simulator does not place calls',
  home: 'Home',
  cancel: 'Cancel',
  confirm: 'OK',
  tabs: 'Tabs',
  space: 'space',
  keys: { send: 'send', search: 'search', next: 'next', go: 'go', done: 'done', return: 'return' },
}

/** The texts in the language of the phone's WeChat. */
export const screenWords = (language: string): ScreenWords => (language.startsWith('zh') ? zh : en)
