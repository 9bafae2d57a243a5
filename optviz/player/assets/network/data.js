// A race of networks as it arrives: what is known at every kept step, and of the pictured ones the
// weights and the outputs.
import { makeScene } from "../core/scene.js"

export function readNetworks(header, arrays) {
  let next = 0
  const take = () => arrays[next++]
  const points = () => {
    const [x, y] = [take(), take()]
    return { x, y, count: y.length }
  }
  const [steps, frames] = [take(), take()]
  const race = { ...header, steps, frames, train: points(), test: points() }
  if (header.plane) {
    const scene = { ...header.plane, symbols: ["a", "b"], minima: [] }
    race.scene = makeScene(scene, [take(), take()])
  }
  race.rules = header.rules.map((rule) => {
    const [trainLoss, testLoss, trainAccuracy, testAccuracy] = [take(), take(), take(), take()]
    const perLayer = () => columns(take(), steps.length)
    const read = {
      ...rule, trainLoss, testLoss, trainAccuracy, testAccuracy,
      gradNorms: perLayer(), mean: perLayer(), deviation: perLayer(), flat: perLayer(),
      value: take(), weights: bytesOf(take()), outputs: take(),
    }
    if (header.loss === "binary") read.outputs = bytesOf(read.outputs)
    if (header.plane) Object.assign(read, placeOf(columns(take(), steps.length)), { distances: take(), inPlane: take() })
    return read
  })
  return race
}

const placeOf = (/** @type {Float32Array[]} */ [xs, ys]) => ({ xs, ys })

const columns = (array, length) =>
  Array.from({ length: array.length / length }, (_, k) => array.subarray(k * length, (k + 1) * length))

const bytesOf = (array) => new Int8Array(array.buffer, array.byteOffset, 4 * array.length)

// A signed square root in a byte, as the number between -1 and 1 that it stands for.
export const valueOf = (byte) => (byte === -128 ? NaN : Math.sign(byte) * (byte / 127) ** 2)

// The last kept row at or before a step.
export function rowAt(race, step) {
  let [low, high] = [0, race.steps.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (race.steps[middle] <= step) low = middle
    else high = middle - 1
  }
  return low
}

// The last picture at or before a row.
export function frameAt(race, row) {
  let frame = 0
  while (frame + 1 < race.frames.length && race.frames[frame + 1] <= row) frame++
  return frame
}

// A layer's weights in a picture: `at(input, unit)`, and `bias(unit)`, each from -1 to 1.
export function layersAt(race, rule, frame) {
  const size = rule.weights.length && sizeOf(race)
  let first = frame * size
  return race.layers.map(([inputs, units, slopes]) => {
    const from = first
    first += inputs * units + units + slopes
    return {
      inputs, units,
      at: (i, j) => valueOf(rule.weights[from + i * units + j]),
      bias: (j) => valueOf(rule.weights[from + inputs * units + j]),
    }
  })
}

const sizeOf = (race) =>
  race.layers.reduce((sum, [inputs, units, slopes]) => sum + inputs * units + units + slopes, 0)
