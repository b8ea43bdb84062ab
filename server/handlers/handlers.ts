import { open } from './conversation/open'
import { set } from './conversation/set'
import type { Handlers, NoticeHandlers } from './handler'
import { history } from './history'
import { login } from './login'
import { recall } from './message/recall'
import { send } from './message/send'
import { ping } from './ping'
import { read } from './read'
import { sync } from './sync'
import { typing } from './typing'
import { get } from './user/get'

/** The handler of every request. */
export const handlers: Handlers = {
  '/login': login,
  '/ping': ping,
  '/sync': sync,
  '/history': history,
  '/read': read,
  '/message/send': send,
  '/message/recall': recall,
  '/conversation/open': open,
  '/conversation/set': set,
  '/user/get': get,
}

/** The handler of every notice from a client. */
export const noticeHandlers: NoticeHandlers = { '/typing': typing }
