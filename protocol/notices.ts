import * as v from 'valibot'
import { BYE_REASONS } from '../miniprogram/protocol/failures'
import { conversation } from './conversation'
import { entry } from './entry'
import { id, natural } from './values'

/** Every notice that the server sends. */
export const notices = {
  '/message': entry,
  '/conversation': conversation,
  '/read': v.object({ cid: id, userId: id, seq: natural, n: natural }),
  '/typing': v.object({ cid: id, userId: id }),
  '/presence': v.object({ userId: id, online: v.boolean(), lastSeenAt: natural }),
  '/bye': v.object({ reason: v.picklist(BYE_REASONS), retryAfter: v.optional(natural) }),
} as const

/** Every notice that a client sends. */
export const clientNotices = {
  '/typing': v.object({ cid: id }),
} as const

export type NoticeUrl = keyof typeof notices
export type Notice<U extends NoticeUrl> = v.InferOutput<(typeof notices)[U]>
export type ClientNoticeUrl = keyof typeof clientNotices
export type ClientNotice<U extends ClientNoticeUrl> = v.InferOutput<(typeof clientNotices)[U]>
