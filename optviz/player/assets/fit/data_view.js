// The data with the model's curves: of the current step, of earlier ones, of the point under the
// mouse and of a point that was picked.
import { lossAt, paramsAt, predictions } from "./fit.js"
import { Frame, drawAxes, line } from "../core/frame.js"
import { format } from "../core/numbers.js"
import { strokeHalo, strokeLine, traceLine } from "../core/paths.js"

const EARLIER = 8 // curves of earlier steps, shared by the paths
const MAX_RESIDUALS = 40

// All data, and as much of the curves at the start as would not make the data small.
export function dataFrame(player, fit, rect) {
  let [low, high] = [Math.min(...fit.y), Math.max(...fit.y)]
  const room = high - low || 1
  let [lowest, highest] = [low, high]
  for (const path of player.visiblePaths()) {
    for (const value of predictions(fit, fit.grid, paramsAt(path, 0))) {
      if (value < lowest) lowest = value
      if (value > highest) highest = value
    }
  }
  low = Math.max(lowest, low - room) - 0.12 * room
  high = Math.min(highest, high + room) + 0.12 * room
  return new Frame([[fit.gridX[0], fit.gridX.at(-1)], [low, high]], rect)
}

export function drawDataAxes(context, frame, { theme, size, words }) {
  drawAxes(context, frame, theme, size, { grid: true, xLabel: "x →  y ↑", title: words.data_and_model })
}

// `shown` is what the data stand for at this step: {fit, batches, batch, hovered}.
export function drawData(context, frame, player, shown) {
  const { theme, size } = player
  const { fit, hovered } = shown
  const visible = player.visiblePaths()
  const curve = (params) => traceLine(fit.gridX, predictions(fit, fit.grid, params), fit.gridX.length, frame)
  const counts = countsOf(shown)
  context.save()
  frame.clip(context)
  for (const path of visible) drawEarlier(context, path, player, curve, visible.length)
  if (visible.length) drawResiduals(context, frame, player, fit, visible[0], counts)
  const lines = visible.map((path) => curve(paramsAt(path, player.cursor)))
  for (const line of lines) strokeHalo(context, line, size * 0.18, theme)
  visible.forEach((path, k) => strokeLine(context, lines[k], path, size * 0.18, theme))
  const marked = [[hovered, [7, 5]], [player.pinned, [2, 4]]].filter(([point]) => point)
  for (const [point, dash] of marked) strokeNeutral(context, curve(paramsOf(player, point)), dash, theme)
  drawPoints(context, frame, player, fit, counts)
  marked.forEach(([point, dash], k) => drawLabel(context, frame, player, lossText(player, shown, point), dash, k))
  context.restore()
}

const paramsOf = ({ header }, point) => point.slice(0, header.dimension)

// How often each example counts at this step.
function countsOf({ fit, batches, batch }) {
  const counts = new Uint16Array(fit.x.length).fill(batches ? 0 : 1)
  for (const row of batch?.examples ?? []) counts[row] += 1
  return counts
}

// The steps are multiples of a power of two, so that curves stay where they are while it plays.
function drawEarlier(context, path, { cursor, theme, size }, curve, paths) {
  const last = Math.min(Math.ceil(cursor), path.count) - 1
  const many = Math.max(2, Math.floor(EARLIER / paths))
  const stride = 2 ** Math.max(0, Math.ceil(Math.log2((last + 1) / many)))
  context.strokeStyle = path[theme.name]
  context.lineWidth = Math.max(size * 0.07, 1)
  for (let t = 0; t <= last; t += stride) {
    context.globalAlpha = 0.15 + (0.35 * t) / (last + 1)
    context.stroke(curve(paramsAt(path, t)))
  }
  context.globalAlpha = 1
}

function drawResiduals(context, frame, { cursor, theme }, fit, path, counts) {
  if (fit.loss === "cross_entropy" || fit.x.length > MAX_RESIDUALS) return
  const predicted = predictions(fit, fit.data, paramsAt(path, cursor))
  context.strokeStyle = path[theme.name]
  context.globalAlpha = 0.5
  context.lineWidth = 1.5
  for (const [row, x] of fit.x.entries()) {
    if (counts[row]) line(context, frame.x(x), frame.y(fit.y[row]), frame.x(x), frame.y(predicted[row]))
  }
  context.globalAlpha = 1
}

function strokeNeutral(context, curve, dash, theme) {
  context.strokeStyle = theme.text
  context.lineWidth = 1.75
  context.setLineDash(dash)
  context.stroke(curve)
  context.setLineDash([])
}

// Filled and ringed if the step sees the example, larger if more than once; else hollow and faint.
function drawPoints(context, frame, { theme, size }, fit, counts) {
  const usual = size * (fit.x.length > MAX_RESIDUALS ? 0.2 : 0.26)
  context.strokeStyle = context.fillStyle = theme.text
  for (const [row, x] of fit.x.entries()) {
    const count = counts[row]
    context.beginPath()
    context.arc(frame.x(x), frame.y(fit.y[row]), usual * (count ? 0.7 + 0.5 * Math.sqrt(count) : 1), 0, 2 * Math.PI)
    context.globalAlpha = count ? 1 : 0.45
    context.lineWidth = count ? 2.5 : 1.25
    context.strokeStyle = count ? theme.halo : theme.text
    context.stroke()
    if (count) context.fill()
  }
  context.globalAlpha = 1
}

function lossText(player, { fit, batch }, point) {
  const params = paramsOf(player, point)
  const loss = format(lossAt(fit, params), 4)
  if (!batch) return `${player.words.loss} ${loss}`
  return player.words.losses_there.replace("{loss}", loss).replace("{batch}", format(lossAt(fit, params, batch), 4))
}

// What is said of a marked point, beside a sample of its curve's dashes.
function drawLabel(context, frame, { theme, size }, text, dash, row) {
  const right = frame.rect.left + frame.rect.width - 8
  const y = frame.rect.top + size * (1 + 1.4 * row)
  context.font = `600 ${size}px ${theme.font}`
  context.textAlign = "right"
  context.textBaseline = "middle"
  context.lineWidth = 4
  context.strokeStyle = theme.halo
  context.strokeText(text, right, y)
  context.fillStyle = theme.text
  context.fillText(text, right, y)
  const end = right - context.measureText(text).width - 6
  const sample = new Path2D()
  sample.moveTo(end - 26, y)
  sample.lineTo(end, y)
  strokeNeutral(context, sample, dash, theme)
}
