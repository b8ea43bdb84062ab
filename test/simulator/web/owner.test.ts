import { Owner } from '../../../simulator/web/owner'
import { meetingPlaces } from '../../../simulator/web/people'
import type { PhoneHandle } from '../../../simulator/web/phone-window'
import { CASTS } from '../../../server/demo/cast'
import { GROUPS, namesIn } from '../../../simulator/web/people'

beforeEach(() => jest.useFakeTimers())

afterEach(() => jest.useRealTimers())

/** A phone whose list contains these conversations. */
class SmallPhone {
  tapped: string[] = []
  used = false
  open: string | undefined

  constructor(public list: string[]) {}

  get handle(): PhoneHandle {
    const handle = {
      isUsed: () => this.used,
      front: () =>
        this.open === undefined
          ? { path: 'pages/message/message', query: {}, data: {} }
          : { path: 'pages/chat/chat', query: {}, data: { title: this.open } },
      hand: {
        opens: (title: string) => {
          const isListed = this.list.includes(title)
          if (isListed) this.open = title
          return isListed
        },
      },
    }
    return handle as unknown as PhoneHandle
  }
}

describe('the owner of a phone', () => {
  it('opens the conversation with the other person of a pair as soon as it is in the list', () => {
    const phone = new SmallPhone(['回音体验群'])
    new Owner(() => phone.handle, jest.fn()).goTo(meetingPlaces('张三', ['张三', '李四']))

    jest.advanceTimersByTime(500)
    phone.list.push('李四')
    jest.advanceTimersByTime(500)

    expect(phone.open).toBe('李四')
  })

  it('opens the group if a pair has no conversation of its own', () => {
    const phone = new SmallPhone(['Huiyin demo group', 'Jack'])
    new Owner(() => phone.handle, jest.fn()).goTo(meetingPlaces('Mia', ['Mia', 'Tom']))

    jest.advanceTimersByTime(5_000)

    expect(phone.open).toBe('Huiyin demo group')
  })

  it('opens the group if there are more than two phones, and nothing for a single one', () => {
    expect(meetingPlaces('张三', ['张三', '李四', '王五'])).toEqual(GROUPS)
    expect(meetingPlaces('张三', ['张三'])).toEqual([])
  })

  it('opens nothing by itself once somebody uses the phone', () => {
    const phone = new SmallPhone([])
    new Owner(() => phone.handle, jest.fn()).goTo(['李四'])
    jest.advanceTimersByTime(500)

    phone.used = true
    phone.list.push('李四')
    jest.advanceTimersByTime(5_000)

    expect(phone.open).toBeUndefined()
  })

  it('waits for a phone that does not open, however long that takes', () => {
    const phone = new SmallPhone(['李四'])
    let handle: PhoneHandle | undefined = undefined
    new Owner(() => handle, jest.fn()).goTo(['李四'])
    jest.advanceTimersByTime(600_000)

    handle = phone.handle
    jest.advanceTimersByTime(500)

    expect(phone.open).toBe('李四')
  })

  it('reopens an ended mini-program where it was', () => {
    let phone = new SmallPhone(['李四', '王五'])
    let handle = phone.handle
    phone.open = '王五'
    const owner = new Owner(
      () => handle,
      () => {
        phone = new SmallPhone(['李四', '王五'])
        handle = phone.handle
      }
    )

    owner.reopen()
    jest.advanceTimersByTime(500)

    expect(phone.open).toBe('王五')
  })
})

describe('the people of the page', () => {
  it('are those of the demo server', () => {
    const hosts = CASTS.map(({ hosts }) => hosts.map(({ name }) => name))

    expect(hosts).toEqual([namesIn('zh_CN').slice(0, 3), namesIn('en').slice(0, 3)])
    expect(GROUPS).toEqual(CASTS.map(({ group }) => group.title))
  })
})
