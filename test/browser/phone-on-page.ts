import type { FrameLocator, Locator, Page } from 'playwright-core'

/** One phone on the simulator's page, as a user sees and taps it. */
export class PhoneOnPage {
  private readonly card: Locator
  private readonly screen: FrameLocator

  constructor(page: Page, name: string) {
    this.card = page.locator(`[data-testid="phone"][data-name="${name}"]`)
    this.screen = this.card.frameLocator('iframe')
  }

  /** Clicks a switch below the phone. */
  async switches(control: 'hide' | 'relaunch' | 'network' | 'dark'): Promise<void> {
    await this.card.getByTestId(control).click()
  }

  /** Waits until the state below the phone is this one. */
  async is(state: 'open' | 'none'): Promise<void> {
    await this.card.locator(`[data-testid="state"][data-state="${state}"]`).waitFor()
  }

  async isSuspended(): Promise<void> {
    await this.card.getByText(/已挂起|Suspended/).waitFor()
  }

  /** Waits until a conversation is open. */
  async isInChat(): Promise<void> {
    await this.field.waitFor()
  }

  async opens(conversation: string): Promise<void> {
    await this.screen.getByRole('button', { name: new RegExp(conversation) }).click()
    await this.field.waitFor()
  }

  /** Goes back from the conversation to the list. */
  async goesBack(): Promise<void> {
    await this.screen.locator('.page:not([hidden])').getByTestId('back').click()
  }

  async goesToMe(): Promise<void> {
    await this.screen.getByTestId('tab-bar').getByRole('button', { name: '我' }).click()
  }

  /** The position of an element on the current page, once it is visible. */
  async placeOf(selector: string): Promise<{ y: number; height: number }> {
    const found = this.screen.locator(`section.page:not([hidden]) ${selector}`)
    await found.waitFor()
    const { y, height } = (await found.boundingBox()) ?? { y: NaN, height: NaN }
    return { y, height }
  }

  async says(text: string): Promise<void> {
    await this.field.fill(text)
    await this.screen.getByRole('button', { name: '发送', exact: true }).click()
  }

  async sees(text: string): Promise<void> {
    await this.screen.getByText(text, { exact: true }).last().waitFor()
  }

  /** Waits for the user's own message with the mark that the server has numbered it or that it was read. */
  async seesSent(text: string): Promise<void> {
    await this.rowOf(text)
      .getByLabel(/^(已送达|已读)$/)
      .waitFor()
  }

  /** Waits for the user's own message with the mark that it is waiting for a network. */
  async seesWaiting(text: string): Promise<void> {
    await this.rowOf(text).getByLabel('发送中').waitFor({ state: 'attached' })
  }

  /** The messages on the screen, in order. */
  async hasRead(): Promise<string[]> {
    return this.screen
      .locator('.page:not([hidden]) message-bubble [class*="--bubble "]')
      .allInnerTexts()
  }

  /** The errors of the mini-program that the simulator reports. */
  async complaints(): Promise<string[]> {
    return this.screen.getByTestId('complaints').locator('p').allInnerTexts()
  }

  private rowOf(text: string): Locator {
    const said = this.screen.getByText(text, { exact: true })
    return this.screen.locator('message-bubble', { has: said }).last()
  }

  private get field(): Locator {
    return this.screen.getByRole('textbox')
  }
}
