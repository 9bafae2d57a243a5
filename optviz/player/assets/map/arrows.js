// The parts of one step as arrows and shapes on the map.
import { drawModel } from "./curvature.js"
import { valueOf } from "../explain/explained.js"
import { cutSegment } from "../core/paths.js"

// Dashes in multiples of the line's width, so that each kind is known without its color.
const DOTTED = [1, 1.2]
const DASHES = {
  downhill: [2, 1], momentum: DOTTED, look_ahead: DOTTED, trials: DOTTED, gradient: [3, 1.5],
  unscaled: [5, 1.5, 1, 1.5], update: [],
}

// What can be shown of a path's steps, in the order in which a step is made.
export function kindsOf(told, path) {
  const kinds = ["downhill"]
  if (path.lookAhead) kinds.push("look_ahead", "gradient")
  else if (told.columns.momentum) kinds.push("momentum", "gradient")
  if (told.columns.unscaled) kinds.push("unscaled")
  if (path.params[1]) {
    if (told.columns.unscaled) kinds.push("scaling")
    if (told.columns.hessian) kinds.push("model")
    if (path.trials) kinds.push("trials")
  }
  return [...kinds, "update"]
}

// Where each arrow begins and how far it goes, in world units; on a curve all of them lie at the
// height of the point.
function arrowOf(kind, told, path, t, reach) {
  const [from, by] = partOf(kind, told, path, t, reach)
  return from.length > 1 ? [from, by] : [[from[0], path.ys[t]], [by[0], 0]]
}

function partOf(kind, told, path, t, reach) {
  const at = path.params.map((column) => column[t])
  // Only the direction: gradients of one picture differ by orders of magnitude.
  if (kind === "downhill") {
    const way = path.grad.map((column) => -column[t] / path.norm[t])
    return [at, way.map((v) => v * reach(way))]
  }
  const update = valueOf(told, "update", t)
  if (kind === "update") return [at, update]
  if (kind === "unscaled") return [at, valueOf(told, "unscaled", t)]
  const momentum = valueOf(told, "momentum", t)
  if (kind === "gradient") return [at.map((v, k) => v + momentum[k]), at.map((_, k) => update[k] - momentum[k])]
  return [at, momentum]
}

// The ends of a step's arrows, coordinate by coordinate as the map has them.
export function reachOf(told, path, t) {
  const long = kindsOf(told, path).filter((kind) => ["momentum", "look_ahead", "gradient", "unscaled", "update"].includes(kind))
  const ends = long.map((kind) => arrowOf(kind, told, path, t)).flatMap(([from, by]) => [from, from.map((v, k) => v + by[k])])
  return [0, 1].map((k) => ends.map((point) => point[k]))
}

// `grown` is the part of the last arrow that is drawn, for the film.
export function drawArrows(context, player, told, path, kinds, t, grown = 1) {
  const { frame, theme, size } = player
  context.save()
  frame.clip(context)
  kinds.forEach((kind, index) => {
    const part = index === kinds.length - 1 ? grown : 1
    if (kind === "scaling") drawScaling(context, player, told, path, t, part)
    else if (kind === "model") drawHessian(context, player, told, path, t)
    else if (kind !== "trials") {
      const [from, by] = arrowOf(kind, told, path, t, ([x, y = 0]) => (size * 5) / frame.lengthOf([x, y]))
      const to = from.map((v, k) => v + part * by[k])
      drawArrow(context, frame, from, to, kind, theme, size, path)
    }
  })
  context.restore()
}

function drawArrow(context, frame, from, to, kind, theme, size, path) {
  const [x0, y0, x1, y1] = [frame.x(from[0]), frame.y(from[1]), frame.x(to[0]), frame.y(to[1])]
  if (!Number.isFinite(x0 + y0 + x1 + y1)) return
  const length = Math.hypot(x1 - x0, y1 - y0)
  const cut = cutSegment(x0, y0, x1, y1, frame.box)
  if (!cut || length < 1) return
  const head = Math.min(size * 0.75, length * 0.6)
  const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length]
  const width = size * (kind === "update" ? 0.24 : 0.17)
  const line = new Path2D()
  line.moveTo(cut[0], cut[1])
  const whole = cut[2] === x1 && cut[3] === y1
  line.lineTo(whole ? x1 - dx * head * 0.8 : cut[2], whole ? y1 - dy * head * 0.8 : cut[3])
  const tip = new Path2D()
  tip.moveTo(x1, y1)
  tip.lineTo(x1 - dx * head + dy * head * 0.45, y1 - dy * head - dx * head * 0.45)
  tip.lineTo(x1 - dx * head - dy * head * 0.45, y1 - dy * head + dx * head * 0.45)
  tip.closePath()
  context.lineCap = "butt"
  context.lineJoin = "round"
  context.strokeStyle = theme.halo
  context.lineWidth = width + 4
  context.stroke(line)
  context.lineWidth = 4
  context.stroke(tip)
  context.strokeStyle = kind === "update" ? path[theme.name] : theme.text
  context.fillStyle = context.strokeStyle
  context.lineWidth = width
  context.setLineDash(DASHES[kind].map((d) => d * width))
  context.stroke(line)
  context.setLineDash([])
  context.fill(tip)
}

// An ellipse with the proportions of the effective rates: how far the same gradient would move
// each coordinate. Its size on the screen is always the same.
function drawScaling(context, { frame, theme, size }, told, path, t, part) {
  const rates = valueOf(told, "gains", t)
  const shown = [rates[0] * frame.perX, rates[1] * frame.perY]
  const most = Math.max(...shown)
  if (!Number.isFinite(most) || most === 0) return
  const [a, b] = shown.map((rate) => Math.max((rate / most) * size * 4 * part, 1))
  context.beginPath()
  context.ellipse(frame.x(path.xs[t]), frame.y(path.ys[t]), a, b, 0, 0, 2 * Math.PI)
  context.globalAlpha = 0.16
  context.fillStyle = theme.text
  context.fill()
  context.globalAlpha = 1
  context.lineWidth = 1.5
  context.strokeStyle = theme.text
  context.setLineDash([5, 3])
  context.stroke()
  context.setLineDash([])
}

// The quadratic model that Newton's method steps to the middle of.
function drawHessian(context, { frame, theme, size }, told, path, t) {
  const [a, b, , c] = valueOf(told, "hessian", t)
  const middle = (a + c) / 2
  const half = Math.hypot((a - c) / 2, b)
  const angle = Math.atan2(middle - half - a, b) // of the eigenvector of the smaller one
  const turned = b === 0 ? (a <= c ? 0 : Math.PI / 2) : angle
  const bent = { ...path, eigenvalues: [{ [t]: middle - half }, { [t]: middle + half }], angles: { [t]: turned } }
  drawModel(context, frame, bent, t, theme, size, true)
}

// A sample of an arrow for its switch.
export function drawSample(canvas, kind, theme, path) {
  const context = canvas.getContext("2d")
  context.strokeStyle = kind === "update" ? path[theme.name] : theme.text
  context.lineWidth = 5
  if (kind === "scaling" || kind === "model") {
    context.beginPath()
    context.ellipse(40, 16, 32, 11, 0, 0, 2 * Math.PI)
    context.lineWidth = 3
    context.setLineDash(kind === "scaling" ? [10, 6] : [])
    context.stroke()
    return
  }
  context.setLineDash(DASHES[kind].map((d) => 5 * d))
  context.beginPath()
  context.moveTo(4, 16)
  context.lineTo(76, 16)
  context.stroke()
}
