import assert from "node:assert/strict"
import { test } from "node:test"

import { cutSegment, makePaths } from "../../../../optviz/player/assets/core/paths.js"

const box = { left: 0, right: 10, top: 0, bottom: 10 }

test("the columns of a table are found by their names, whatever their order", () => {
  const columns = [["params", 2], ["value", 1], ["grad", 2], ["rate", 1]]
  const table = Float32Array.of(1, 2, 3, 4, 5, 6, 3, 0, 4, 0, 0.5, 0.25)
  const [path] = makePaths({ paths: [{ id: "adam", columns }] }, [table])
  assert.deepEqual([path.xs, path.ys, path.value, path.rate].map((column) => [...column]), [[1, 2], [3, 4], [5, 6], [0.5, 0.25]])
  assert.deepEqual([...path.norm], [5, 0])
  assert.equal(path.eigenvalues, undefined)
  const turned = Float32Array.of(5, 6, 0.5, 0.25, 1, 2, 3, 4, 3, 0, 4, 0)
  const [other] = makePaths({ paths: [{ id: "adam", columns: [columns[1], columns[3], columns[0], columns[2]] }] }, [turned])
  assert.deepEqual([other.params, other.rate, other.norm], [path.params, path.rate, path.norm])
})

test("on a curve the second axis is the value, and a path that is lost keeps its last point", () => {
  const columns = [["params", 1], ["value", 1], ["grad", 1], ["eigenvalues", 1], ["regimes", 1], ["angles", 1]]
  const table = Float32Array.of(1, 2, 3, 7, NaN, NaN, 0, 0, 0, 8, 8, 8, 0, 1, 2, 0, 0, 0)
  const [path] = makePaths({ paths: [{ columns }] }, [table])
  assert.deepEqual([path.count, path.end], [3, 0])
  assert.equal(path.ys, path.value)
  assert.equal(path.rate.length, 0)
  assert.deepEqual([...path.regimes[0]], [0, 1, 2])
})

test("what only some rules have is in arrays after the tables", () => {
  const columns = [["params", 1], ["value", 1], ["grad", 1]]
  const header = { paths: [{ columns, evaluations: 1, trials: 2 }] }
  const arrays = [new Float32Array(6), Float32Array.of(3, 7), Float32Array.of(2, 1), Float32Array.of(0.5, 0.25, 1)]
  const [path] = makePaths(header, arrays)
  assert.deepEqual([...path.evaluations], [3, 7])
  assert.deepEqual(path.trials.map((row) => [...row]), [[0.5, 0.25], [1]])
})

test("a segment is cut at a box, and is nothing outside it", () => {
  assert.deepEqual(cutSegment(-10, 5, 20, 5, box), [0, 5, 10, 5])
  assert.deepEqual(cutSegment(2, 2, 3, 3, box), [2, 2, 3, 3])
  assert.deepEqual(cutSegment(5, -1e9, 5, 1e9, box).map(Math.round), [5, 0, 5, 10])
  assert.equal(cutSegment(-1, 0, -1, 10, box), null)
  assert.equal(cutSegment(-5, 4, 4, -5, box), null)
})
