import { whileOnTop } from '../../miniprogram/pages/on-top'

/** A page, and the titles that were set while any page was on top. */
function page() {
  const titles: string[] = []
  const life = {
    ...whileOnTop<{ name: string }>(
      { showTitle: (title) => titles.push(title) },
      { title: ({ name }) => name }
    ),
  }
  return { titles, page: Object.assign(life, { name: '小满', isOnTop: false }) }
}

describe('the title of a page', () => {
  it('is set when the page is shown, and again when it is drawn', () => {
    const { page: it, titles } = page()

    it.onShow()
    it.onReady()

    expect(titles).toEqual(['小满', '小满'])
  })

  it('is set again when the page above is closed', () => {
    const { page: it, titles } = page()
    it.onShow()
    it.onReady()

    it.onHide()
    it.onShow()

    expect(titles).toHaveLength(3)
  })

  it('is not set while another page is on top', () => {
    const { page: it, titles } = page()
    it.onShow()
    it.onHide()

    it.onReady()

    expect(titles).toHaveLength(1)
    expect(it.isOnTop).toBe(false)
  })
})
