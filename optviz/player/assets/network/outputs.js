// What the networks say: decision maps over the data, fitted curves, or digits and their readings.
import { contourPath } from "../map/contours.js"
import { element } from "../core/element.js"
import { Frame, drawAxes } from "../core/frame.js"
import { inside, overStill, still } from "../player/layout.js"
import { frameAt, valueOf } from "./data.js"
import { drawMarker, strokeHalo, strokeLine, traceLine } from "../core/paths.js"
import { drawDigits } from "./digits.js"

const CLASSES = [
  { light: "#1768d1", dark: "#6ea8ff", marker: "circle" },
  { light: "#c75300", dark: "#ffa14a", marker: "square" },
]

export class OutputsPicture {
  constructor(view) {
    this.view = view
    this.canvas = element("canvas", { class: "outputs", role: "img" })
    this.nodes = [this.canvas]
  }

  layOut(width) {
    const { view } = this
    const { race, size, words } = view
    const rules = view.visible()
    const several = race.loss !== "squares"
    const columns = several ? Math.max(1, Math.min(rules.length, width < 560 || rules.length === 4 ? 2 : 3)) : 1
    const across = Math.min(width / columns, several ? 470 : width)
    const height = several ? across : Math.min(width * 0.5, 420)
    this.across = across
    const shift = (width - across * columns) / 2
    this.frames = rules.slice(0, several ? rules.length : 1).map((rule, k) => {
      const [x, y] = [shift + (k % columns) * across, Math.floor(k / columns) * height]
      const rect = inside(size, x, y, across, height, size * 1.9)
      return new Frame([race.window, several ? race.window : heightsOf(race)], rect)
    })
    const rows = Math.ceil(this.frames.length / columns)
    this.still = still(this.canvas, width, Math.max(rows * height, 60), view, (context) => {
      if (race.loss === "classes") return
      for (const [k, frame] of this.frames.entries()) {
        const title = several ? rules[k].name : words.fitted
        drawAxes(context, frame, view.theme, size, { title, xLabel: !several ? "x →" : across > size * 17 ? "x₁ →  x₂ ↑" : "", grid: !several })
      }
    })
    this.points = race.loss === "binary" ? this.pointsImage() : null
    const names = rules.map((rule) => rule.name).join(", ")
    this.canvas.setAttribute("aria-label", words[`describe_${race.loss}`].replace("{rules}", names))
  }

  // The examples, drawn once for all maps: filled ones are trained with, hollow ones tested with.
  pointsImage() {
    const { race, theme, size, ratio } = this.view
    const { rect } = this.frames[0] ?? { rect: { width: 1, height: 1 } }
    const image = element("canvas", { width: Math.ceil(rect.width * ratio), height: Math.ceil(rect.height * ratio) })
    const context = image.getContext("2d")
    context.scale(ratio, ratio)
    const frame = new Frame([race.window, race.window], { left: 0, top: 0, width: rect.width, height: rect.height })
    const largest = size * (race.train.count > 250 ? 0.16 : 0.24)
    const radius = Math.max(Math.min(largest, rect.width * 0.012), 1.5) // on a small map the border is to be seen
    for (const [points, filled] of [[race.test, false], [race.train, true]]) {
      for (let k = 0; k < points.count; k++) {
        const [x, y] = [frame.x(points.x[2 * k]), frame.y(points.x[2 * k + 1])]
        const style = CLASSES[points.y[k]]
        if (filled) drawMarker(context, style, x, y, radius, theme)
        else drawHollow(context, style, x, y, radius * 0.75, theme)
      }
    }
    return image
  }

  draw() {
    const { view } = this
    const { race, row } = view
    const context = overStill(this.canvas, this.still, view.ratio)
    const frame = frameAt(race, row)
    if (race.loss === "squares") return this.drawCurves(context, frame)
    view.visible().forEach((rule, k) => {
      if (race.loss === "binary") this.drawMap(context, this.frames[k], rule, frame)
      else drawDigits(context, this.frames[k].rect, view, rule, frame)
    })
  }

  drawMap(context, frame, rule, picture) {
    const { race, theme, size } = this.view
    const count = Math.round(Math.sqrt(rule.outputs.length / race.frames.length))
    // The log odds: they cross zero evenly, where a probability would jump from one point to the next.
    const odds = (_, k) => Math.sinh(race.largest * valueOf(rule.outputs[picture * count * count + k]))
    const values = Float32Array.from({ length: count * count }, odds)
    const { rect } = frame
    context.save()
    frame.clip(context)
    const cell = rect.width / (count - 1)
    context.imageSmoothingQuality = "high"
    context.drawImage(mapImage(values, count, theme), rect.left - cell / 2, rect.top - cell / 2, cell * count, cell * count)
    const [low, high] = race.window
    const axis = { low, high, count }
    const border = contourPath({ x: axis, y: axis, values, levels: [0] }, frame)
    context.drawImage(this.points, rect.left, rect.top, rect.width, rect.height)
    strokeHalo(context, border, size * 0.16, theme)
    context.strokeStyle = theme.text
    context.lineWidth = size * 0.16
    context.stroke(border)
    context.restore()
    this.tellStep(context, rect, picture)
  }

  // Pictures are fewer than steps: say of which step this one is.
  tellStep(context, rect, picture) {
    const { race, theme, size, words } = this.view
    const text = words.map_of_step.replace("{step}", race.steps[race.frames[picture]])
    context.font = `${size}px ${theme.font}`
    context.textAlign = "right"
    context.textBaseline = "bottom"
    const [right, bottom] = [rect.left + rect.width - 5, rect.top + rect.height - 4]
    context.lineJoin = "round"
    context.strokeStyle = theme.halo
    context.lineWidth = 4
    context.strokeText(text, right, bottom)
    context.fillStyle = theme.text
    context.fillText(text, right, bottom)
  }

  drawCurves(context, picture) {
    const { race, theme, size } = this.view
    const [frame] = this.frames
    if (!frame) return
    context.save()
    frame.clip(context)
    for (const [points, filled] of [[race.test, false], [race.train, true]]) {
      for (let k = 0; k < points.count; k++) {
        const [x, y] = [frame.x(points.x[k]), frame.y(points.y[k])]
        if (filled) drawMarker(context, { ...CLASSES[0], light: theme.text, dark: theme.text }, x, y, size * 0.2, theme)
        else drawHollow(context, { ...CLASSES[0], light: theme.text, dark: theme.text }, x, y, size * 0.17, theme)
      }
    }
    const [low, high] = race.window
    for (const rule of this.view.visible()) {
      const count = rule.outputs.length / race.frames.length
      const ys = rule.outputs.subarray(picture * count, (picture + 1) * count)
      const xs = Float32Array.from({ length: count }, (_, k) => low + ((high - low) * k) / (count - 1))
      const path = traceLine(xs, ys, count, frame)
      strokeHalo(context, path, size * 0.24, theme)
      strokeLine(context, path, rule, size * 0.24, theme)
    }
    context.restore()
    this.tellStep(context, frame.rect, picture)
  }
}

function drawHollow(context, style, x, y, radius, theme) {
  context.beginPath()
  if (style.marker === "square") context.rect(x - radius, y - radius, 2 * radius, 2 * radius)
  else context.arc(x, y, radius, 0, 2 * Math.PI)
  context.strokeStyle = style[theme.name]
  context.lineWidth = 1.3
  context.stroke()
}

function heightsOf(race) {
  const values = [...race.train.y, ...race.test.y]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = 0.15 * (high - low || 1)
  return [low - room, high + room]
}

const parts = (text) => [1, 3, 5].map((k) => parseInt(text.slice(k, k + 2), 16))

// One pixel for each point of the grid: towards a class's colour, the surer the network is.
function mapImage(values, count, theme) {
  const canvas = element("canvas", { width: count, height: count })
  const context = canvas.getContext("2d")
  const image = context.createImageData(count, count)
  const colors = CLASSES.map((style) => parts(style[theme.name]))
  const strength = theme.name === "dark" ? 0.5 : 0.42
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      const value = values[(count - 1 - row) * count + column]
      if (!Number.isFinite(value)) continue // transparent: the network has no answer here
      const pixel = 4 * (row * count + column)
      colors[value > 0 ? 1 : 0].forEach((c, k) => (image.data[pixel + k] = c))
      image.data[pixel + 3] = 255 * strength * Math.abs(Math.tanh(value / 2))
    }
  }
  context.putImageData(image, 0, 0)
  return canvas
}
