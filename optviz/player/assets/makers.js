// What arrives for players to draw besides their paths, each by its name.
import { makeBatches } from "./batches.js"
import { makeCloud } from "./cloud.js"
import { makeExplained } from "./explained.js"
import { makeFit } from "./fit.js"
import { publish } from "./messages.js"
import { makeScene } from "./scene.js"

const makers = { scene: makeScene, fit: makeFit, batches: makeBatches, cloud: makeCloud, explained: makeExplained, pad: ({ knobs }) => knobs }

// Publish a message of one of these kinds, unless it is here already; false for any other.
export function publishMessage({ header, arrays }) {
  if (header.kind === "known") return true
  const make = makers[header.kind]
  if (make) publish(header.name, make(header, arrays))
  return Boolean(make)
}
