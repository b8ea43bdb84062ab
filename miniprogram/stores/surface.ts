export type { MessageStore as MessageSurface } from './message-store'
