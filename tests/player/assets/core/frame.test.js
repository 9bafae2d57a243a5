import assert from "node:assert/strict"
import { test } from "node:test"

import { Frame, equalUnits } from "../../../../optviz/player/assets/core/frame.js"

const rect = { left: 40, top: 10, width: 600, height: 300 }

test("the window's corners lie in the rectangle's, upside down, and pixels lead back", () => {
  const frame = new Frame([[-2, 4], [10, 40]], rect)
  assert.deepEqual([frame.x(-2), frame.x(4), frame.y(10), frame.y(40)], [40, 640, 310, 10])
  assert.deepEqual([frame.worldX(frame.x(1.5)), frame.worldY(frame.y(25))], [1.5, 25])
  assert.ok(frame.contains(frame.x(0), frame.y(20)))
  assert.ok(!frame.contains(frame.x(5), frame.y(20)))
  assert.equal(frame.lengthOf([3, 4]), Math.hypot(300, 40))
})

test("a place under the hand is told to a power of ten that is at most a pixel", () => {
  const frame = new Frame([[0, 6], [0, 3e5]], rect)
  assert.deepEqual([0, 1].map((k) => frame.unitOf(k)), [0.01, 1000])
})

test("on a logarithmic axis decades are equally high and zero lies on the floor", () => {
  const frame = new Frame([[0, 1], [0.01, 100]], rect, { logY: true })
  assert.deepEqual([0.01, 1, 100].map((value) => frame.y(value)), [310, 160, 10])
  assert.equal(frame.y(0), 310)
})

test("equal units grow a window about its middle, and cut nothing off", () => {
  const [x, y] = equalUnits([[0, 6], [-1, 1]], rect)
  assert.deepEqual(x, [0, 6])
  assert.deepEqual(y, [-1.5, 1.5])
  assert.deepEqual(equalUnits([[0, 1], [0, 3]], rect), [[-2.5, 3.5], [0, 3]])
})
