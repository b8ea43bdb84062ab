import type { Wx } from '../../miniprogram/platform/wx'

/** A `wx` with only these members. */
export const wxOf = (members: object): Wx => members as Wx
