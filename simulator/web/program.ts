/** The name of the mini-program where it is not this project's own; there is no chat server beside it then. */
export const foreignProgram: string | undefined = document.documentElement.dataset['program']
