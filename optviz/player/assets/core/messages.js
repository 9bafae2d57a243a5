// What Python has sent for players to draw, by name: scenes, fits, batches, clouds.
const latest = new Map()
const listeners = new Set()

export function publish(name, content) {
  latest.set(name, content)
  for (const listener of listeners) listener(name)
}

export const latestOf = (name) => latest.get(name)

export function onMessage(listener) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
