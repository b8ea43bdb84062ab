import type { Announcement } from '../../server/bus/announcement'
import type { Bus } from '../../server/bus/bus'
import { openLocalBus } from '../../server/bus/local'
import type { SeededRandom } from './seeded-random'

/** Loses message announcements, each with this probability, which is read every time. */
export function openLossyBus(random: SeededRandom, probability: () => number): Bus {
  const bus = openLocalBus()
  const arrives = ({ url }: Announcement): boolean => {
    const rate = url === '/message' ? probability() : 0
    return rate === 0 || random.fraction() >= rate
  }
  return {
    publish(announcements) {
      const arriving = announcements.filter(arrives)
      if (arriving.length > 0) bus.publish(arriving)
    },
    subscribe: (listener) => bus.subscribe(listener),
  }
}
