import assert from "node:assert/strict"
import { test } from "node:test"

import { format, formatPower, formatTicks, logTicks, roomyLogTicks, rounded, ticks } from "../../../../optviz/player/assets/core/numbers.js"

test("numbers are written with their digits, a true minus, and words for what is no number", () => {
  const written = [0, -0.5, 123.456, 12345.6, 123456, -1.5e-7, NaN, Infinity, -Infinity].map((value) => format(value))
  assert.deepEqual(written, ["0", "−0.5", "123.5", "12350", "1.23e5", "−1.50e−7", "NaN", "> 3.4e38", "< −3.4e38"])
  // 0 is 0; the smallest number of 32 bit stands for all that are smaller.
  assert.deepEqual([Math.fround(1e-45), -Math.fround(1e-45), 2.9e-45].map((value) => format(value)), ["< 2.2e−45", "> −2.2e−45", "2.90e−45"])
  assert.equal(format(Math.PI, 7), "3.141593")
})

test("ticks are round numbers without the noise of floating point, within their range", () => {
  assert.deepEqual(ticks(-0.25, 0.45, 7), [-0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4])
  assert.deepEqual(ticks(0, 1e6, 4), [0, 5e5, 1e6])
  assert.deepEqual(ticks(3, 3, 5), [])
  assert.deepEqual(ticks(0, Infinity, 5), [])
})

test("ticks that are close to each other have digits enough to be told apart", () => {
  const close = formatTicks([50001, 50001.5, 50002])
  assert.equal(new Set(close).size, 3)
  assert.deepEqual(formatTicks([0, 1e5, 2e5]), ["0", "1e5", "2e5"])
})

test("a logarithmic axis has powers of ten, and more where those would leave it bare", () => {
  assert.deepEqual(logTicks(1e-6, 1e6, 4), [1e-4, 1, 1e4])
  assert.deepEqual(logTicks(0.9, 60, 5), [1, 2, 5, 10, 20, 50])
})

test("a low axis has four numbers where they have room, and no two of them over each other", () => {
  const room = 20
  assert.deepEqual(roomyLogTicks([0.008, 15], 90, 44, room), [0.01, 0.1, 1, 10])
  assert.deepEqual(roomyLogTicks([0.2, 8], 90, 44, room), [0.5, 1, 5])
  assert.deepEqual(roomyLogTicks([0.2, 8], 90, 44, 15), [0.2, 0.5, 1, 2, 5])
})

test("powers of ten are written as such where they are long", () => {
  assert.deepEqual([0.001, 1, 1000].map(formatPower), ["0.001", "1", "1000"])
  assert.deepEqual([1e-4, 1e12, 5e-5].map(formatPower), ["10⁻⁴", "10¹²", "5·10⁻⁵"])
})

test("a multiple of a unit has no more digits than the unit", () => {
  assert.equal(rounded(0.30000000000000004, 0.1), 0.3)
  assert.equal(rounded(-1234.5, 100), -1200)
})
