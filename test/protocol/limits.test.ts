import * as v from 'valibot'
import { requests, type RequestUrl } from '../../protocol/requests'

const MOST = Number.MAX_SAFE_INTEGER

const text = (units: number) => 'é'.repeat(units)
const people = (count: number) => Array.from({ length: count }, () => 'all')
const message = (body: object) => ({ cid: 'c', mid: 'm', type: 'text', body })

const takes = (url: RequestUrl, data: unknown) => v.is(requests[url].params, data)

interface Limit {
  of: string
  url: RequestUrl
  data: (size: number) => object
  fits: number[]
  breaks: number[]
}

const LIMITS: Limit[] = [
  {
    of: 'an id',
    url: '/conversation/open',
    data: (units) => ({ userId: text(units) }),
    fits: [1, 64],
    breaks: [0, 65],
  },
  {
    of: 'a token',
    url: '/login',
    data: (units) => ({ token: text(units), deviceId: 'd', protocol: 1 }),
    fits: [1, 256],
    breaks: [0, 257],
  },
  {
    of: 'the version',
    url: '/login',
    data: (protocol) => ({ token: 't', deviceId: 'd', protocol }),
    fits: [1],
    breaks: [0, 2],
  },
  {
    of: 'a text',
    url: '/message/send',
    data: (units) => message({ text: text(units) }),
    fits: [1, 4000],
    breaks: [0, 4001],
  },
  {
    of: 'mentions',
    url: '/message/send',
    data: (count) => message({ text: 'hi', mentions: people(count) }),
    fits: [0, 100],
    breaks: [101],
  },
  {
    of: 'a page of history',
    url: '/history',
    data: (limit) => ({ cid: 'c', limit }),
    fits: [1, 100],
    breaks: [0, 101, 1.5],
  },
  {
    of: 'a page of rows',
    url: '/sync',
    data: (limit) => ({ limit }),
    fits: [1, 200],
    breaks: [0, 201],
  },
  {
    of: 'people asked for',
    url: '/user/get',
    data: (count) => ({ ids: people(count) }),
    fits: [0, 100],
    breaks: [101],
  },
  {
    of: 'a natural',
    url: '/read',
    data: (seq) => ({ cid: 'c', seq }),
    fits: [0, MOST],
    breaks: [-1, 0.5, MOST + 1, NaN],
  },
  {
    of: 'a seq',
    url: '/message/recall',
    data: (seq) => ({ cid: 'c', mid: 'm', seq }),
    fits: [1, MOST],
    breaks: [0, MOST + 1],
  },
]

describe('the limit', () => {
  it.each(LIMITS)('of $of allows values up to it', ({ url, data, fits }) => {
    expect(fits.filter((size) => takes(url, data(size)))).toEqual(fits)
  })

  it.each(LIMITS)('[FRM10] of $of stops values beyond it', ({ url, data, breaks }) => {
    expect(breaks.filter((size) => takes(url, data(size)))).toEqual([])
  })

  it('[VAL3] of a text counts UTF-16 units, so an emoji counts twice', () => {
    const faces = '😀'.repeat(2000)

    expect(takes('/message/send', message({ text: faces }))).toBe(true)
    expect(takes('/message/send', message({ text: `${faces}!` }))).toBe(false)
  })
})
