import type { Wx } from '../../miniprogram/platform/wx'

/** A `wx` with just these members. */
export const wxOf = (members: object): Wx => members as Wx
