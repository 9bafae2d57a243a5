import assert from "node:assert/strict"
import { test } from "node:test"

import { hatch, isHatched } from "../../../../optviz/player/assets/core/hatch.js"

const frame = { rect: { left: 0, top: 0, width: 100, height: 50 } }

// Where the lines of a hatched part meet a height, and the part.
function hatched(part) {
  const lines = []
  const ignore = () => {}
  const context = { save: ignore, restore: ignore, beginPath: ignore, clip: ignore, stroke: ignore }
  Object.assign(context, {
    rect: (...clip) => (context.clipped = clip),
    moveTo: (x, y) => lines.push([x, y]),
    lineTo: (x, y) => lines.at(-1).push(x, y),
  })
  hatch(context, frame, part, { hatch: "gray" })
  return { lines, clipped: context.clipped }
}

test("oblique lines cover a part as far as it lies in the frame", () => {
  const { lines, clipped } = hatched({ left: -20, top: 10, right: 30, bottom: 90 })
  assert.deepEqual(clipped, [0, 10, 30, 40])
  assert.ok(lines.every(([x0, y0, x1, y1]) => y0 - y1 === x1 - x0))
  assert.ok(Math.min(...lines.map(([x0]) => x0)) <= -31 && Math.max(...lines.map(([x0]) => x0)) >= 21)
})

test("the lines of neighboring parts are one family", () => {
  const sums = [0, 13].flatMap((top) => hatched({ left: 0, top, right: 100, bottom: top + 13 }).lines.map(([x, y]) => (x + y) % 9))
  assert.equal(new Set(sums.map((sum) => (sum + 9) % 9)).size, 1)
})

test("outside the frame nothing is drawn", () => {
  assert.deepEqual(hatched({ left: 120, top: 0, right: 140, bottom: 50 }), { lines: [], clipped: undefined })
})

test("a map is hatched where it has holes, a curve where it has gaps", () => {
  const scenes = [{ y: {}, hasHoles: true }, { y: {}, hasHoles: false }, { gaps: [[0, 1]] }, { gaps: [] }]
  assert.deepEqual(scenes.map(isHatched), [true, false, true, false])
})
