import type { Storage } from '../../../server/storage/storage'
import { changesContract } from './contract/changes'
import { conversationContract } from './contract/conversations'
import { groupContract } from './contract/groups'
import { historyContract } from './contract/history'
import { logContract } from './contract/log'
import { marksContract } from './contract/marks'
import { peopleContract } from './contract/people'
import { recallContract } from './contract/recalls'
import { Scene } from './scene'

/** Returns the scene of the running test. */
export type SceneOf = () => Scene

/** The contract of every storage. `open` returns an empty one for each test. */
export function storageContract(name: string, open: () => Storage | Promise<Storage>): void {
  describe(name, () => {
    let scene: Scene
    const current: SceneOf = () => scene

    beforeEach(async () => {
      scene = new Scene(await open())
    })
    afterEach(() => scene.storage.close())

    peopleContract(current)
    conversationContract(current)
    groupContract(current)
    logContract(current)
    recallContract(current)
    historyContract(current)
    marksContract(current)
    changesContract(current)
  })
}
