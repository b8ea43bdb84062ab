import { own } from './composition'

/** The mini-program's life; what lives as long as it stands in the composition. */
App({
  onLaunch: () => own().launch(),
  onShow: () => own().show(),
  onHide: () => own().hide(),
})
