import assert from "node:assert/strict"
import { test } from "node:test"

import { makeExplained, valueOf } from "../../../../optviz/player/assets/explain/explained.js"

test("numbers, vectors and matrices are found row by row by their names", () => {
  const header = { columns: [["b", 1], ["update", 2], ["hessian", 2, 2]] }
  const arrays = [[7, 8], [1, 2, 3, 4], [1, 2, 3, 4, 5, 6, 7, 8]].map((values) => Float32Array.from(values))
  const told = makeExplained(header, arrays)
  assert.equal(told.count, 2)
  const row = (name) => [...valueOf(told, name, 1)]
  assert.deepEqual([row("b"), row("update"), row("hessian")], [[8], [3, 4], [5, 6, 7, 8]])
  assert.deepEqual(told.columns.hessian.shape, [2, 2])
})
