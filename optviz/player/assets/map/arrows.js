// The parts of one step as arrows and shapes on the map.
import { drawModel } from "./curvature.js"
import { valueOf } from "../explain/explained.js"
import { cutSegment } from "../core/paths.js"

// Each kind has a color, dashes (in multiples of the line's width) and a head of its own; the step
// itself has the color of its path.
const DOTTED = [1, 1.2]
const GREEN = { light: "#1f7a1f", dark: "#7ddc7d" }
const LOOKS = {
  downhill: { color: { light: "#4a5260", dark: "#c3cad6" }, dash: [2, 1], head: "open" },
  momentum: { color: GREEN, dash: DOTTED, head: "disc" },
  look_ahead: { color: GREEN, dash: DOTTED, head: "disc" },
  gradient: { color: { light: "#b3261e", dark: "#ff8a80" }, dash: [3, 1.5], head: "hollow" },
  unscaled: { color: { light: "#8a4b00", dark: "#ffc078" }, dash: [5, 1.5, 1, 1.5], head: "diamond" },
  update: { dash: [], head: "full" },
}

// What can be shown of a path's steps, in the order in which a step is made.
export function kindsOf(explanation, path) {
  const kinds = ["downhill"]
  if (path.lookAhead) kinds.push("look_ahead", "gradient")
  else if (explanation.columns.momentum) kinds.push("momentum", "gradient")
  if (explanation.columns.unscaled) kinds.push("unscaled")
  if (path.params[1]) {
    if (explanation.columns.unscaled) kinds.push("scaling")
    if (explanation.columns.hessian) kinds.push("model")
    if (path.trials) kinds.push("trials")
  }
  return [...kinds, "update"]
}

// Where each arrow begins and how far it goes, in world units; on a curve all of them lie at the
// height of the point.
function arrowOf(kind, explanation, path, t, reach) {
  const [from, by] = partOf(kind, explanation, path, t, reach)
  return from.length > 1 ? [from, by] : [[from[0], path.ys[t]], [by[0], 0]]
}

function partOf(kind, explanation, path, t, reach) {
  const at = path.params.map((column) => column[t])
  // Only the direction: gradients of one picture differ by orders of magnitude.
  if (kind === "downhill") {
    const way = path.grad.map((column) => -column[t] / path.norm[t])
    return [at, way.map((v) => v * reach(way))]
  }
  const update = valueOf(explanation, "update", t)
  if (kind === "update") return [at, update]
  if (kind === "unscaled") return [at, valueOf(explanation, "unscaled", t)]
  const momentum = valueOf(explanation, "momentum", t)
  if (kind === "gradient") return [at.map((v, k) => v + momentum[k]), at.map((_, k) => update[k] - momentum[k])]
  return [at, momentum]
}

// The ends of a step's arrows, coordinate by coordinate as the map has them.
export function reachOf(explanation, path, t) {
  const long = kindsOf(explanation, path).filter((kind) => ["momentum", "look_ahead", "gradient", "unscaled", "update"].includes(kind))
  const ends = long.map((kind) => arrowOf(kind, explanation, path, t)).flatMap(([from, by]) => [from, from.map((v, k) => v + by[k])])
  return [0, 1].map((k) => ends.map((point) => point[k]))
}

// `grown` is the part of the last arrow that is drawn, for the film.
export function drawArrows(context, player, explanation, path, kinds, t, grown = 1) {
  const { frame, theme, size } = player
  context.save()
  frame.clip(context)
  kinds.forEach((kind, index) => {
    const part = index === kinds.length - 1 ? grown : 1
    if (kind === "scaling") drawScaling(context, player, explanation, path, t, part)
    else if (kind === "model") drawHessian(context, player, explanation, path, t)
    else if (kind !== "trials") {
      const [from, by] = arrowOf(kind, explanation, path, t, ([x, y = 0]) => (size * 5) / frame.lengthOf([x, y]))
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
  const head = Math.min(size * 0.9, length * 0.6)
  const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length]
  const width = size * (kind === "update" ? 0.24 : 0.17)
  const look = LOOKS[kind]
  const line = new Path2D()
  line.moveTo(cut[0], cut[1])
  const whole = cut[2] === x1 && cut[3] === y1
  const back = look.head === "open" ? 0 : head * 0.8
  line.lineTo(whole ? x1 - dx * back : cut[2], whole ? y1 - dy * back : cut[3])
  context.lineCap = "butt"
  context.lineJoin = "round"
  context.strokeStyle = theme.halo
  context.lineWidth = width + 4
  context.stroke(line)
  context.strokeStyle = look.color?.[theme.name] ?? path[theme.name]
  context.lineWidth = width
  context.setLineDash(look.dash.map((d) => d * width))
  context.stroke(line)
  context.setLineDash([])
  drawHead(context, [x1, y1], [dx, dy], head, look.head, theme, width)
}

// Where an arrow ends, in the color of its line: places are along the arrow, from its tip back, and
// across it.
const OUTLINES = {
  full: [[0, 0], [-1, 0.48], [-1, -0.48]],
  hollow: [[0, 0], [-1, 0.48], [-1, -0.48]],
  diamond: [[0, 0], [-0.55, 0.42], [-1.1, 0], [-0.55, -0.42]],
  open: [[-1, 0.5], [0, 0], [-1, -0.5]],
}

function drawHead(context, [x, y], [dx, dy], size, kind, theme, width) {
  const tip = new Path2D()
  if (kind === "disc") tip.arc(x - dx * size * 0.4, y - dy * size * 0.4, size * 0.4, 0, 2 * Math.PI)
  else for (const [along, across] of OUTLINES[kind]) tip.lineTo(x + size * (along * dx - across * dy), y + size * (along * dy + across * dx))
  if (kind !== "open") tip.closePath()
  const color = context.strokeStyle
  context.strokeStyle = theme.halo
  context.lineWidth = (kind === "full" ? 0 : width) + 4
  context.stroke(tip)
  context.strokeStyle = color
  context.fillStyle = kind === "hollow" ? theme.background : color
  context.lineWidth = width
  if (kind !== "open") context.fill(tip)
  if (kind === "hollow" || kind === "open") context.stroke(tip)
}

// An ellipse with the proportions of the effective rates: how far the same gradient would move
// each coordinate. Its size on the screen is always the same.
function drawScaling(context, { frame, theme, size }, explanation, path, t, part) {
  const rates = valueOf(explanation, "gains", t)
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
function drawHessian(context, { frame, theme, size }, explanation, path, t) {
  const [a, b, , c] = valueOf(explanation, "hessian", t)
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
  context.clearRect(0, 0, canvas.width, canvas.height)
  const look = LOOKS[kind]
  if (look) {
    context.strokeStyle = look.color?.[theme.name] ?? path[theme.name]
    context.lineWidth = 5
    context.setLineDash(look.dash.map((d) => 5 * d))
    context.beginPath()
    context.moveTo(4, 16)
    context.lineTo(look.head === "open" ? 76 : 56, 16)
    context.stroke()
    context.setLineDash([])
    return drawHead(context, [77, 16], [1, 0], 26, look.head, theme, 5)
  }
  context.strokeStyle = theme.text
  context.beginPath()
  context.ellipse(40, 16, 32, 11, 0, 0, 2 * Math.PI)
  context.lineWidth = 3
  context.setLineDash(kind === "scaling" ? [10, 6] : kind === "trials" ? [3, 5] : [])
  context.stroke()
}
