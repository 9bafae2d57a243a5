import assert from "node:assert/strict"
import { test } from "node:test"

import { contourLevels, contourPath } from "../../../../optviz/player/assets/map/contours.js"

// In place of the canvas's own: its line as the segments that it was made of.
globalThis.Path2D = class {
  segments = []
  moveTo(x, y) {
    this.segments.push([[x, y]])
  }
  lineTo(x, y) {
    this.segments.at(-1).push([x, y])
  }
}

const plain = { x: (v) => v, y: (v) => v }

function surfaceOf(heightAt, { low = -2, high = 2, count = 41 } = {}) {
  const axis = { low, high, count }
  const at = (k) => low + ((high - low) * k) / (count - 1)
  const values = Array.from({ length: count * count }, (_, k) => heightAt(at(k % count), at(Math.floor(k / count))))
  return { x: axis, y: axis, values }
}

test("contours of a bowl are whole circles of their height", () => {
  const surface = surfaceOf((x, y) => x ** 2 + y ** 2)
  for (const radius of [1, 1.5]) {
    const { segments } = contourPath({ ...surface, levels: [radius ** 2] }, plain)
    const points = segments.flat()
    assert.ok(points.every(([x, y]) => Math.abs(Math.hypot(x, y) - radius) < 2e-3))
    // Each point is an end of two segments: the line is closed, and as long as the circle.
    const ends = new Map()
    for (const point of points) {
      const key = point.map((v) => v.toFixed(9).replace("-0.000000000", "0.000000000")).join()
      ends.set(key, (ends.get(key) ?? 0) + 1)
    }
    const crossing = [...ends.values()].filter((count) => count % 2)
    assert.deepEqual(crossing, [])
    const length = segments.reduce((sum, [[x0, y0], [x1, y1]]) => sum + Math.hypot(x1 - x0, y1 - y0), 0)
    assert.ok(Math.abs(length / (2 * Math.PI * radius) - 1) < 2e-3)
  }
})

test("across a saddle's cell the lines keep the side of its middle", () => {
  const sides = (height) => {
    const { segments } = contourPath({ ...surfaceOf((x, y) => x * y + height, { count: 2 }), levels: [0] }, plain)
    assert.equal(segments.length, 2)
    // Each segment cuts off a corner: the product of its middle's coordinates has the corner's sign.
    return segments.map(([[x0, y0], [x1, y1]]) => Math.sign((x0 + x1) * (y0 + y1)))
  }
  assert.deepEqual(sides(0.1), [-1, -1])
  assert.deepEqual(sides(-0.1), [1, 1])
})

test("where the surface is undefined there is no contour", () => {
  const surface = surfaceOf((x, y) => (x < 0 ? NaN : x + y))
  const { segments } = contourPath({ ...surface, levels: [0.05] }, plain)
  assert.ok(segments.length > 10)
  assert.ok(segments.flat().every(([x]) => x >= 0))
})

test("levels rise to near the highest value, denser where more of the surface lies", () => {
  const levels = contourLevels(Float32Array.from({ length: 101 }, (_, k) => (k / 100) ** 4))
  assert.equal(levels.length, 12)
  assert.ok(Math.abs(levels.at(-1) - 0.98 ** 4) < 1e-6)
  assert.ok(levels.every((level, k) => !k || level > levels[k - 1]))
  // The median is the middle one: half of the surface lies between the first six.
  assert.ok(Math.abs(levels[5] - 0.5 ** 4) < 0.01)
  assert.deepEqual(contourLevels(Float32Array.of(3, 3, NaN)), [])
  assert.deepEqual(contourLevels(Float32Array.of(NaN)), [])
})
