// The surface as a landscape: how high its values stand, and how the landscape is seen.
import { format, ticks } from "../core/numbers.js"
import { valueAt } from "../core/scene.js"

const DEFAULT = { azimuth: -35, elevation: 46, zoom: 1 }
const DISTANCE = 4.6 // of the eye from the middle of the landscape, in halves of its longer side
const CELLS = 80 // along each side: as many as the grid has within the window
const STANDING = 0.8 // from the lowest value to the highest, in the same unit
const STEEPEST = 1.5 // beyond this part of its height a pole is cut open

const limited = (value, low, high) => Math.min(Math.max(value, low), high)

export class Camera {
  constructor() {
    this.reset()
  }
  reset() {
    Object.assign(this, DEFAULT)
  }
  // The eye never goes below the ground.
  turn(azimuth, elevation) {
    const around = this.azimuth + azimuth
    this.azimuth = around - 360 * Math.floor((around + 180) / 360)
    this.elevation = limited(this.elevation + elevation, 5, 90)
  }
  zoomBy(factor) {
    this.zoom = limited(this.zoom * factor, 0.6, 8)
  }
  read(text) {
    this.reset()
    if (text === undefined) return
    const [azimuth, elevation, zoom] = text.split(",").map(Number)
    this.turn(azimuth - this.azimuth, elevation - this.elevation)
    this.zoomBy(zoom)
  }
  write() {
    return [Math.round(this.azimuth), Math.round(this.elevation), Number(this.zoom.toPrecision(3))].join(",")
  }
  get moved() {
    const usual = new Camera()
    return this.write() !== usual.write()
  }
}

// How high values stand, rising with them throughout. Where half of all values lie in the lowest
// quarter, as in a bowl, or above it, heights are in proportion to the values; where they lie
// lower, as in a narrow valley, the low values are stretched by a root until they look like a bowl.
// Poles, which would flatten all else, go on by a logarithm.
class Heights {
  constructor(values) {
    const sorted = values.filter(Number.isFinite).sort()
    const at = (part) => sorted[Math.round(part * (sorted.length - 1))] ?? 0
    const [least, low, middle, high, most] = [0, 0.01, 0.5, 0.98, 1].map(at)
    this.low = low - least > high - low ? low : least
    this.high = most - low > 3 * (high - low) ? high : most
    if (!(this.high > this.low)) this.high = this.low + 1
    const bent = Math.log((middle - this.low) / (this.high - this.low)) / Math.log(0.25)
    this.root = bent > 1.15 ? Math.min(bent, 3) : 1
    this.soft = this.root > 1 ? 2e-3 : 0 // keeps smooth what is smooth
    this.linear = this.root === 1 && this.high === most && this.low === least
    const top = this.raw(most)
    const bottom = this.raw(least)
    this.top = Math.min(top, STEEPEST)
    this.bottom = Math.max(bottom, 1 - STEEPEST)
    this.cutAbove = top > this.top
    this.cutBelow = bottom < this.bottom
  }

  // 0 for the lowest value, 1 for the highest but for poles.
  raw(value) {
    const { low, high, root, soft } = this
    const part = (value - low) / (high - low)
    const full = (1 + soft) ** (1 / root) - soft ** (1 / root)
    if (part > 1) return 1 + (((1 + soft) ** (1 / root - 1) / root) * Math.log(part)) / full
    if (part < 0) return ((-(soft ** (1 / root - 1)) / root) * Math.log1p(-part)) / full
    return ((part + soft) ** (1 / root) - soft ** (1 / root)) / full
  }

  // In units of the landscape, around its middle.
  of(value) {
    return ((this.raw(value) - this.bottom) / (this.top - this.bottom) - 0.5) * STANDING
  }

  get ends() {
    return [-STANDING / 2, STANDING / 2]
  }

  says(words) {
    const sentences = [this.linear ? words.height_linear : words.height_bent]
    if (this.cutAbove) sentences.push(words.height_cut)
    if (this.cutBelow) sentences.push(words.height_cut_below)
    return sentences.join(" · ")
  }

  // Round values to be written beside the landscape, at least `apart` of its height from one
  // another; the roundest ones come first.
  ticks(apart) {
    const marks = []
    for (const value of this.linear ? ticks(this.low, this.high, 0.7 / apart) : roundValues(this.low, this.high)) {
      const z = this.of(value)
      const free = marks.every((mark) => Math.abs(mark.z - z) > apart * STANDING)
      if (free && Math.abs(z) <= STANDING / 2) marks.push({ z, text: format(value, 3) })
    }
    return marks
  }
}

// 0 and the powers of ten, then twice and five times these, on both sides, not finer than a
// thousandth of the whole.
function roundValues(low, high) {
  const largest = Math.floor(Math.log10(Math.max(Math.abs(low), Math.abs(high))))
  const smallest = Math.floor(Math.log10((high - low) / 1000))
  const values = [0]
  for (const m of [1, 2, 5]) {
    for (let power = largest; power >= smallest; power--) values.push(Number(`${m}e${power}`), -Number(`${m}e${power}`))
  }
  return values
}

// The part of the plane that is shown, its surface on a lattice, and where a point of it stands.
export class Landscape {
  constructor(scene, [[xLow, xHigh], [yLow, yHigh]]) {
    this.scene = scene
    this.view = [[xLow, xHigh], [yLow, yHigh]]
    const shape = limited((yHigh - yLow) / (xHigh - xLow), 0.45, 1 / 0.45)
    this.halfX = shape > 1 ? 1 / shape : 1
    this.halfY = shape > 1 ? 1 : shape
    this.side = CELLS + 1
    const values = new Float64Array(this.side ** 2)
    for (let j = 0; j < this.side; j++) {
      for (let i = 0; i < this.side; i++) {
        const [x, y] = [xLow + (i / CELLS) * (xHigh - xLow), yLow + (j / CELLS) * (yHigh - yLow)]
        values[j * this.side + i] = this.valueAt(x, y) ?? NaN
      }
    }
    this.values = values
    this.heights = new Heights(values)
    this.z = Float64Array.from(values, (value) => (Number.isFinite(value) ? this.heights.of(value) : NaN))
  }

  valueAt(x, y) {
    return valueAt(this.scene, x, y)
  }
  x(value) {
    const [low, high] = this.view[0]
    return (2 * (value - low)) / (high - low) * this.halfX - this.halfX
  }
  y(value) {
    const [low, high] = this.view[1]
    return (2 * (value - low)) / (high - low) * this.halfY - this.halfY
  }
  latticeX(i) {
    return (2 * i / CELLS - 1) * this.halfX
  }
  latticeY(j) {
    return (2 * j / CELLS - 1) * this.halfY
  }
}

// From the landscape onto a picture: seen from a camera, as large as fits between the margins.
export class Projection {
  constructor(camera, { halfX, halfY, heights }, width, height, margin) {
    const [azimuth, elevation] = [camera.azimuth, camera.elevation].map((degrees) => (degrees * Math.PI) / 180)
    this.cosA = Math.cos(azimuth)
    this.sinA = Math.sin(azimuth)
    this.cosE = Math.cos(elevation)
    this.sinE = Math.sin(elevation)
    this.scale = 1
    this.centerX = this.centerY = 0
    const corners = []
    for (const x of [-halfX, halfX]) for (const y of [-halfY, halfY]) for (const z of heights.ends) corners.push(this.place(x, y, z))
    const [left, right, top, bottom] = [0, 1].flatMap((k) => [Math.min, Math.max].map((f) => f(...corners.map((corner) => corner[k]))))
    const [across, up] = [width - 2 * margin.side, height - margin.top - margin.bottom]
    this.scale = Math.min(across / (right - left), up / (bottom - top)) * camera.zoom
    this.centerX = width / 2 - (this.scale * (left + right)) / 2
    this.centerY = margin.top + up / 2 - (this.scale * (top + bottom)) / 2
  }

  // Where a point is seen, and how near it is: one over its distance, even across a triangle.
  place(x, y, z) {
    const right = x * this.cosA - y * this.sinA
    const back = x * this.sinA + y * this.cosA
    const near = 1 / (DISTANCE - z * this.sinE + back * this.cosE)
    const scale = this.scale * DISTANCE * near
    return [this.centerX + scale * right, this.centerY - scale * (z * this.cosE + back * this.sinE), near]
  }

  // A direction as the eye has it: to the right, up, towards the eye.
  turned(x, y, z) {
    const back = x * this.sinA + y * this.cosA
    return [x * this.cosA - y * this.sinA, z * this.cosE + back * this.sinE, z * this.sinE - back * this.cosE]
  }
}
