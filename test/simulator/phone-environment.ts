import { TestEnvironment } from 'jest-environment-jsdom'
import { compileProgram } from '../../simulator/compile/compile'

/** jsdom with the one thing that a phone needs and it lacks, and the compiler, which needs Node's own environment. */
export default class PhoneEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup()
    const compileScript = async (...input: Parameters<typeof compileProgram>) =>
      (await compileProgram(...input)).script
    this.global['compileMiniProgram'] = compileScript
    const { prototype } = this.global.Element
    prototype.scrollTo = scrollTo
  }
}

function scrollTo(this: Element, options?: ScrollToOptions | number): void {
  if (typeof options !== 'object') return
  const { top = this.scrollTop, left = this.scrollLeft } = options
  if (top === this.scrollTop && left === this.scrollLeft) return
  this.scrollTop = top
  this.scrollLeft = left
  const { Event } = this.ownerDocument.defaultView!
  setTimeout(() => this.dispatchEvent(new Event('scroll')), 0)
}
