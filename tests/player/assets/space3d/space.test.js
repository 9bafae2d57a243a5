import assert from "node:assert/strict"
import { test } from "node:test"

import { Camera, Landscape, Projection } from "../../../../optviz/player/assets/space3d/space.js"

const axis = { low: -1, high: 1, count: 21 }
const at = (k) => -1 + k / 10
const values = Float32Array.from({ length: 441 }, (_, k) => at(k % 21) ** 2 + at(Math.floor(k / 21)) ** 2)
const land = new Landscape({ x: axis, y: axis, values, symbols: ["x", "y"], levels: [] }, [[-1, 1], [-1, 1]])
const margin = { side: 40, top: 20, bottom: 30 }

test("a camera is written into a link and read back, and never goes below the ground", () => {
  const camera = new Camera()
  assert.equal(camera.moved, false)
  camera.turn(400, -100)
  camera.zoomBy(2)
  assert.equal(camera.write(), "5,5,2")
  const other = new Camera()
  other.read(camera.write())
  assert.equal(other.write(), camera.write())
  other.read(undefined)
  assert.equal(other.moved, false)
})

test("from any side the whole landscape lies within the margins", () => {
  const camera = new Camera()
  for (let turn = 0; turn < 8; turn++) {
    camera.turn(45, turn % 2 ? 20 : -20)
    const projection = new Projection(camera, land, 800, 500, margin)
    for (const x of [-land.halfX, land.halfX]) {
      for (const y of [-land.halfY, land.halfY]) {
        for (const z of land.heights.ends) {
          const [px, py] = projection.place(x, y, z)
          assert.ok(px >= 40 - 1e-6 && px <= 760 + 1e-6 && py >= 20 - 1e-6 && py <= 470 + 1e-6)
        }
      }
    }
  }
})

test("what is nearer to the eye has the larger nearness, and what is higher lies higher", () => {
  const projection = new Projection(new Camera(), land, 800, 500, margin)
  const [, low, far] = projection.place(0, 0, 0)
  const [, high] = projection.place(0, 0, 0.5)
  assert.ok(high < low)
  const around = [[0.5, 0], [-0.5, 0], [0, 0.5], [0, -0.5]].map(([x, y]) => projection.place(x, y, 0))
  const nearest = around.reduce((a, b) => (a[2] > b[2] ? a : b))
  assert.ok(nearest[2] > far)
  assert.equal(nearest[1], Math.max(...around.map(([, y]) => y)))
})

test("heights rise with the values throughout", () => {
  const heights = [...values].sort((a, b) => a - b).map((value) => land.heights.of(value))
  assert.ok(heights.every((height, k) => !k || height >= heights[k - 1]))
})
