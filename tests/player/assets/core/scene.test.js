import assert from "node:assert/strict"
import { test } from "node:test"

import { heightOf, makeScene, valueAt } from "../../../../optviz/player/assets/core/scene.js"

const axis = { low: 0, high: 4, count: 3 }

test("values between the points of a grid are bilinear, and none are outside it", () => {
  const values = Float32Array.from({ length: 9 }, (_, k) => (k % 3) + 10 * Math.floor(k / 3))
  const scene = makeScene({ axes: [axis, axis], polylines: [2, 1] }, [values, Float32Array.of(0, 1, 2, 3, 4, 5)])
  assert.equal(valueAt(scene, 1, 3), 15.5)
  assert.equal(valueAt(scene, 4, 4), 22)
  assert.equal(valueAt(scene, 4.1, 0), undefined)
  assert.equal(valueAt(scene, 0, -0.1), undefined)
  assert.deepEqual(scene.polylines.map((line) => [...line]), [[0, 1, 2, 3], [4, 5]])
  assert.equal(scene.hasHoles, false)
})

test("a curve has one axis, and holes where it has no value", () => {
  const scene = makeScene({ axes: [axis], polylines: [] }, [Float32Array.of(0, 2, NaN), new Float32Array(0)])
  assert.equal(valueAt(scene, 1), 1)
  assert.ok(Number.isNaN(valueAt(scene, 3)))
  assert.equal(scene.hasHoles, true)
})

test("colors follow the contours: each lies as far above the one before", () => {
  const levels = [1, 2, 4, 8, 16]
  assert.deepEqual([0, 1, 2, 3, 4, 8, 16, 99].map((value) => heightOf(value, levels)), [0, 0, 0.25, 0.375, 0.5, 0.75, 1, 1])
  assert.equal(heightOf(5, []), 0)
})
