/** The demo people of one language, and their group. */
export interface Cast {
  /** The last host owns the group and writes its first message. */
  hosts: readonly { name: string; greeting: string }[]
  group: { title: string; welcome: string }
}

const CHINESE: Cast = {
  hosts: [
    { name: '张三', greeting: '你好，我是张三，很高兴认识你！' },
    { name: '李四', greeting: '嗨，我是李四，有空一起喝茶。' },
    { name: '王五', greeting: '我是王五，在群里也能找到我。' },
  ],
  group: {
    title: '回音体验群',
    welcome: '欢迎来到回音体验群，随便聊聊吧！每条消息都有回音。',
  },
}

const ENGLISH: Cast = {
  hosts: [
    { name: 'Emma', greeting: 'Hello, I am Emma. Nice to meet you!' },
    { name: 'Jack', greeting: 'Hi, Jack here. Shall we have a coffee some day?' },
    { name: 'Olivia', greeting: 'I am Olivia. You can also find me in the group.' },
  ],
  group: {
    title: 'Huiyin demo group',
    welcome: 'Welcome to the demo group! Say whatever you like: every message has its echo.',
  },
}

export const CASTS: readonly Cast[] = [CHINESE, ENGLISH]

/** Chooses the demo people for a new person. A sign-in carries no language, so the script of the name decides. */
export const castFor = (name: string): Cast => (/\p{Script=Han}/u.test(name) ? CHINESE : ENGLISH)
