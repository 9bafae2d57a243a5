import assert from "node:assert/strict"
import { test } from "node:test"

import { answerOf } from "../../../../optviz/player/assets/predict/prediction.js"

const scene = { y: {}, equal_units: true, window: [[0, 1], [0, 1000]] }
const path = { params: [[0, 3, 9, 9], [0, 4, 12, 12]], xs: [0, 3, 9, 9], ys: [0, 4, 12, 12], end: 3 }

test("a hit scores 100; a guess that moves nothing, or misses by as much as the path moved, 0", () => {
  const scores = [[3, 4], [0, 0], [6, 8], [3, 1.5], [99, 99]].map((guess) => answerOf(path, 0, 1, guess, scene).score)
  assert.deepEqual(scores, [100, 0, 0, 50, 0])
  const { step, truth, distance, moved } = answerOf(path, 0, 2, [9, 0], scene)
  assert.deepEqual([step, truth, distance, moved], [2, [9, 12], 12, 15])
})

test("there is no score without a guess, nor where nothing moved; a path that ends is asked to its end", () => {
  assert.equal(answerOf(path, 0, 1, null, scene).score, null)
  assert.equal(answerOf(path, 2, 1, [9, 12], scene).score, null)
  assert.equal(answerOf(path, 2, 20, [0, 0], scene).step, 3)
})

test("where axes have scales of their own, a miss is measured in the window's widths", () => {
  const free = { ...scene, equal_units: false }
  const { moved, distance } = answerOf(path, 0, 1, [3, 504], free)
  assert.ok(Math.abs(moved - Math.hypot(3, 0.004)) < 1e-12)
  assert.equal(distance, 0.5)
})

test("an answer holds for another path only if that goes the same way", () => {
  const { holdsFor } = answerOf(path, 0, 1, [0, 0], scene)
  assert.ok(holdsFor({ ...path, params: path.params.map((column) => [...column]) }))
  assert.ok(!holdsFor({ ...path, params: [[0, 3.1], [0, 4]] }))
  assert.ok(!holdsFor(undefined))
})
