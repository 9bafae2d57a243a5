// The batches: which examples each step sees.
/**
 * @param {import("../core/wire.js").BatchesHeader} header
 * @param {import("../core/wire.js").BatchesArrays} arrays
 */
export function makeBatches(header, [indices, sizes]) {
  const ends = []
  let end = 0
  for (const size of sizes) ends.push((end += size))
  return { ...header, indices, ends, count: sizes.length }
}

// The batch of a step: its examples, and the weight of each one's loss; null where there is none.
export function batchAt(batches, step) {
  if (!batches || step >= batches.count) return null
  const examples = batches.indices.subarray(step ? batches.ends[step - 1] : 0, batches.ends[step])
  return { examples, weight: batches.mean ? 1 / examples.length : 1 }
}

// Where a step stands among the epochs, both counted from 1; null if there are no epochs.
export function epochAt({ per_epoch: perEpoch }, step) {
  if (!perEpoch) return null
  return { epoch: Math.floor(step / perEpoch) + 1, batch: (step % perEpoch) + 1 }
}

export function counters(batches, step, words) {
  const place = epochAt(batches, step)
  const iteration = words.iteration.replace("{iteration}", step)
  if (!place) return iteration
  const text = words.epoch_and_batch.replace("{epoch}", place.epoch).replace("{batch}", place.batch)
  return `${text.replace("{batches}", batches.per_epoch)} · ${iteration}`
}
