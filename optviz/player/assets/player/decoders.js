// What arrives for players to draw besides their paths, each by its name.
import { makeBatches } from "../fit/batches.js"
import { makeCloud } from "../map/cloud.js"
import { makeExplained } from "../explain/explained.js"
import { makeHeat } from "../heat/cells.js"
import { makeFit } from "../fit/fit.js"
import { publish } from "../core/messages.js"
import { makePaths } from "../core/paths.js"
import { makeScene } from "../core/scene.js"

const decoders = {
  scene: makeScene, ghost: (header, rows) => ({ ...header, paths: makePaths(header, rows) }), heat: makeHeat,
  fit: makeFit, batches: makeBatches, cloud: makeCloud, explained: makeExplained, parameters: ({ parameters }) => parameters,
  outcomes: ({ regimes }) => regimes, poll: (header) => header,
}

// Publish a message of one of these kinds, unless it is here already; false for any other.
/** @import { Message, NamedHeader } from "../core/wire.js" */
/** @param {Message} message */
export function publishMessage({ header, arrays }) {
  const decode = decoders[header.kind]
  if (decode) publish(/** @type {NamedHeader} */ (header).name, decode(header, arrays))
  return Boolean(decode)
}
