import { own } from './composition'

/** The mini-program's entry point. Everything that lives as long as the app is in the composition. */
App<IAppOption>({
  onLaunch: () => own().launch(),
  onShow: () => own().show(),
  onHide: () => own().hide(),
})
