/** A checkbox or a radio as its group sees it. */
export interface Choice {
  value(): string
  isChecked(): boolean
  check(isChecked: boolean): void
}

/** The group of a checkbox or a radio. */
export interface ChoiceGroup {
  choose(choice: Choice, isChecked: boolean): void
}

export const choices = new WeakMap<Element, Choice>()
export const groups = new WeakMap<Element, ChoiceGroup>()

export function groupAround(element: Element): ChoiceGroup | undefined {
  const box = element.closest('wx-checkbox-group, wx-radio-group')
  return box === null ? undefined : groups.get(box)
}
