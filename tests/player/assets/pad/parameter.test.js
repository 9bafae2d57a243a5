import assert from "node:assert/strict"
import { test } from "node:test"

import { labelled, placeOf, valueAtPlace } from "../../../../optviz/player/assets/pad/parameter.js"

const rates = { values: [0.001, 0.01, 0.1, 1, 10] }

test("a slider's values stand at equal distances, and lead back to themselves", () => {
  for (const value of rates.values) assert.equal(valueAtPlace(rates, placeOf(rates, value)), value)
  assert.equal(placeOf(rates, 0.1), 2)
  assert.equal(placeOf(rates, 0.055), 1.5)
})

test("what a link brought from beyond the slider is at its end, and so is a hand beyond the pad", () => {
  assert.deepEqual([1e-9, 1e9].map((value) => placeOf(rates, value)), [0, 4])
  assert.deepEqual([-3, 99, 2.4].map((place) => valueAtPlace(rates, place)), [0.001, 10, 0.1])
})

test("the roundest values are labelled, as many as have room", () => {
  const values = Array.from({ length: 101 }, (_, k) => k / 100)
  const labels = labelled({ values }, 0.4).map(({ value }) => value).sort()
  assert.deepEqual(labels, [0, 0.5, 1])
  assert.equal(labelled(rates, 0).length, 5)
})
