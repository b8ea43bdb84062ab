import { make } from '../../runtime/screen/element'
import { words, type Word } from '../words'
import { NOTHING, type Counts } from './counts'

type Field = keyof Counts

const LABELS = {
  sent: 'sent',
  acknowledged: 'acknowledged',
  shown: 'shown',
  lost: 'lost',
  doubled: 'doubled',
  misplaced: 'order',
} as const satisfies Record<Field, Word>

/** Counts that must stay zero. */
const WRONGS = new Set<Field>(['lost', 'doubled', 'misplaced'])

/** A row of counts, each below its name. */
export class CountsLine {
  readonly element: HTMLElement
  private readonly figures: Record<Field, HTMLElement>

  constructor(testId: string) {
    const fields = Object.keys(LABELS) as Field[]
    this.figures = Object.fromEntries(
      fields.map((field) => [field, make('dd', { attributes: { 'data-testid': field } })])
    ) as Record<Field, HTMLElement>
    const pairs = fields.map((field) =>
      make('div', {
        attributes: { title: words[`${LABELS[field]}Hint`] },
        children: [make('dt', { text: words[LABELS[field]] }), this.figures[field]],
      })
    )
    this.element = make('dl', {
      className: 'counts',
      attributes: { 'data-testid': testId },
      children: pairs,
    })
    this.show(NOTHING)
  }

  show(counts: Counts): void {
    for (const [field, element] of Object.entries(this.figures) as [Field, HTMLElement][]) {
      const count = counts[field]
      element.textContent = field === 'misplaced' && count === 0 ? words.kept : String(count)
      element.dataset['count'] = String(count)
      element.dataset['wrong'] = String(WRONGS.has(field) && count > 0)
    }
  }
}
