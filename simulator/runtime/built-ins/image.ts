import { property, type BuiltIn } from './built-in'
import { make } from '../screen/element'

const FIT: Record<string, string> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
  widthFix: 'fill',
  heightFix: 'fill',
}

/** An image of the package or from the network; `mode` says how it fills its box. */
export const image: BuiltIn = {
  tag: 'image',
  properties: {
    src: String,
    mode: property(String, 'scaleToFill'),
    lazyLoad: Boolean,
    fadeIn: Boolean,
    webp: Boolean,
    showMenuByLongpress: Boolean,
  },
  make(node) {
    const picture = make('img', { attributes: { alt: '', draggable: 'false' } }) as HTMLImageElement
    node.element.append(picture)
    picture.addEventListener('load', () =>
      node.fire('load', { width: picture.naturalWidth, height: picture.naturalHeight })
    )
    picture.addEventListener('error', () =>
      node.fire('error', { errMsg: `GET ${node.text('src')} fail` })
    )
    const draw = (name: string) => {
      const source = node.text('src')
      if (name === 'src' && source !== '') picture.src = node.assetUrl(source)
      if (name === 'src') picture.hidden = source === ''
      if (name === 'lazyLoad') picture.loading = node.is('lazyLoad') ? 'lazy' : 'eager'
      if (name === 'mode') place(node.element, picture, node.text('mode'))
    }
    return { changed: draw }
  },
}

/** The nine other modes show the image unscaled, at an edge or a corner. */
function place(element: HTMLElement, picture: HTMLImageElement, mode: string): void {
  element.setAttribute('mode', mode)
  picture.style.objectFit = FIT[mode] ?? 'none'
  picture.style.objectPosition = mode in FIT ? '' : mode
}
