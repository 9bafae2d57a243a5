import assert from "node:assert/strict"
import { test } from "node:test"

import { batchAt, counters, epochAt, makeBatches } from "../../../../optviz/player/assets/fit/batches.js"

const indices = Float32Array.of(4, 1, 3, 0, 2)
const batches = makeBatches({ per_epoch: 2, mean: true }, [indices, Float32Array.of(2, 2, 1)])

test("each step has its own examples and their weight; after the last there is none", () => {
  assert.deepEqual([0, 1, 2].map((step) => [...batchAt(batches, step).examples]), [[4, 1], [3, 0], [2]])
  assert.deepEqual([0, 2].map((step) => batchAt(batches, step).weight), [0.5, 1])
  assert.equal(batchAt({ ...batches, mean: false }, 0).weight, 1)
  assert.equal(batchAt(batches, 3), null)
  assert.equal(batchAt(undefined, 0), null)
})

test("epochs and batches are counted from 1, steps from 0", () => {
  assert.deepEqual([0, 1, 2].map((step) => epochAt(batches, step)), [{ epoch: 1, batch: 1 }, { epoch: 1, batch: 2 }, { epoch: 2, batch: 1 }])
  assert.equal(epochAt({ per_epoch: null }, 3), null)
  const words = { iteration: "step {iteration}", epoch_and_batch: "epoch {epoch}, batch {batch} of {batches}" }
  assert.equal(counters(batches, 2, words), "epoch 2, batch 1 of 2 · step 2")
  assert.equal(counters({ per_epoch: null }, 2, words), "step 2")
})
