import assert from "node:assert/strict"
import { test } from "node:test"

import { inside, isSame, mapFrame } from "../../../../optviz/player/assets/player/layout.js"

const rect = { left: 0, top: 0, width: 600, height: 300 }
const window = [[0, 3e5], [0, 60]]
const playerOf = (scene, laid = window) => ({ scene: { window, ...scene }, section: { laid } })

test("each axis of a map fills the picture on its own, unless both have equal units", () => {
  const free = mapFrame(playerOf({ y: {}, equal_units: false }), rect)
  assert.deepEqual([free.perX, free.perY, free.view[1]], [600 / 3e5, 300 / 60, [0, 60]])
  const equal = mapFrame(playerOf({ y: {}, equal_units: true }), rect)
  assert.equal(equal.perX, 600 / 3e5)
  assert.ok(Math.abs(equal.perY / equal.perX - 1) < 1e-12)
  assert.ok(Math.abs(equal.view[1][1] - equal.view[1][0] - 1.5e5) < 1e-6)
  assert.ok(Math.abs(equal.lengthOf([3, 4]) - 5 * equal.perX) < 1e-12)
})

test("a curve's axes are free, and a view takes the place of the window", () => {
  assert.deepEqual(mapFrame(playerOf({ equal_units: true }), rect).view, window)
  const view = [[1, 2], [3, 4]]
  assert.equal(mapFrame(playerOf({}, view), rect).view, view)
})

test("the inside of a picture leaves room for its axes", () => {
  assert.deepEqual(inside(10, 100, 50, 400, 200, 6), { left: 136, top: 56, width: 358, height: 174 })
})

test("a picture is drawn anew only if something that it is made of has changed", () => {
  const theme = {}
  assert.equal(isSame(undefined, [1, theme]), false)
  assert.equal(isSame([1, theme], [1, theme]), true)
  assert.equal(isSame([1, theme], [1, {}]), false)
  assert.equal(isSame([1], [1, undefined]), false)
})
