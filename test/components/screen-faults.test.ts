/** @jest-environment ./test/simulator/phone-environment.ts */
import type { FaultName } from '../../simulator/platform/faults/catalogue'
import type { RuntimeHost } from '../simulator/runtime-host'
import { settled } from '../simulator/runtime-host'
import { chatWith, launched, until } from './pages-on-a-phone'
import { SmallServer } from './small-server'

const FIELD = '.composer__field'

const strike = ({ platform }: RuntimeHost, name: FaultName) =>
  platform.controls.faults.set(name, 'always')

describe('a phone whose fields get their value late', () => {
  it('loses no typed letter, because the value is not set while typing', async () => {
    const phone = await chatWith('李四', new SmallServer().talk('李四', { texts: 3 }))
    strike(phone, 'field-value-late')

    for (const text of ['我', '我在', '我在路上']) await phone.page.type(FIELD, text)
    await settled()

    expect(phone.platform.controls.faults.struck()).toEqual({})
    expect(phone.page.field(FIELD).value).toBe('我在路上')
  })
})

describe('a phone that refuses the clipboard because the privacy guide does not declare it', () => {
  it('tells the user', async () => {
    const phone = await launched(new SmallServer())
    phone.phone.stack.switchTab('/pages/me/me')
    await until(() => phone.page.has('[aria-label="诊断"]'))
    await phone.page.tap('[aria-label="诊断"]')
    await until(() => phone.page.has('.log__copy'))
    strike(phone, 'clipboard-undeclared')

    await phone.page.tap('.log__copy')

    await until(() => phone.whole.text.includes('未声明使用剪贴板'))
  })
})

describe('a phone that applies only one of two tab bar changes', () => {
  it("shows both tabs in its owner's language", async () => {
    const phone = await launched(new SmallServer())
    strike(phone, 'tab-item-lost')
    const texts = () => phone.whole.all('.tab-bar__text').map(({ textContent }) => textContent)
    for (const text of phone.whole.all('.tab-bar__text')) text.textContent = '?'

    phone.phone.stack.top?.show()

    await until(() => texts().every((text) => text !== '?'))
    expect(texts()).toEqual(['消息', '我'])
  })
})
