// Loaded before the server with --import. Reports how much of the heap is in use after a collection.
process.on('message', () => {
  globalThis.gc()
  process.send(process.memoryUsage().heapUsed)
})
// The channel must not keep an ended server alive.
process.channel.unref()
