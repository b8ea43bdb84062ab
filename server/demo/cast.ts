/** The three who are there before anybody comes. */
export const CAST = ['张三', '李四', '王五'] as const

/** The group that everybody joins. */
export const GROUP_TITLE = '回音体验群'

/** What the group begins with, said by 王五. */
export const GROUP_WELCOME = '欢迎来到回音体验群，随便聊聊吧！每条消息都有回音。'

/** How each of the three greets somebody. */
export const GREETINGS: Record<(typeof CAST)[number], string> = {
  张三: '你好，我是张三，很高兴认识你！',
  李四: '嗨，我是李四，有空一起喝茶。',
  王五: '我是王五，在群里也能找到我。',
}
