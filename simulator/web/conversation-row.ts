/** Where a conversation of this title stands in the list of them. */
export const rowOf = (title: string): string => `.row[aria-label^=${JSON.stringify(`${title}, `)}]`
