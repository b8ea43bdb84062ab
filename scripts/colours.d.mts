/** The contents of each file that repeats colours of app.wxss, by path. */
export function colouredFiles(read: (file: string) => string): Record<string, string | Buffer>
