// Loaded before the server by --import: tells how much of its heap is in use after a collection.
process.on('message', () => {
  globalThis.gc()
  process.send(process.memoryUsage().heapUsed)
})
// The channel must not keep the server alive once it has ended.
process.channel.unref()
