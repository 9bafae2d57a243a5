// The loss of the current step's batch alone, over the same parameters as the large picture.
import { contourLevels, contourPath } from "../map/contours.js"
import { exampleLossOf, lossAt, paramsAt } from "./fit.js"
import { drawAxes, line } from "../core/frame.js"
import { drawSurface } from "../map/map.js"
import { cutSegment, drawMarker, strokeHalo, strokeLine, traceLine } from "../core/paths.js"

// Losses of single examples to evaluate for one picture: it has to keep up with the display.
const EVALUATIONS = 200_000
const CELLS = [2, 6] // the finest and the coarsest cells of the grid, in pixels

// The part that changes only with the batch and the view.
export function drawBatchLoss(context, frame, player, { fit, batch }) {
  const { scene, theme, size, words } = player
  context.save()
  frame.clip(context)
  if (batch && scene.y) drawMap(context, frame, batchSurface(fit, batch, frame), theme)
  context.restore()
  const symbols = scene.y ? `${scene.symbols[0]} →  ${scene.symbols[1]} ↑` : scene.symbols[0]
  drawAxes(context, frame, theme, size, { grid: !scene.y, xLabel: symbols, title: words.batch_loss })
  context.save()
  frame.clip(context)
  if (!scene.y) {
    strokeLoss(context, frame, (x) => lossAt(fit, [x]), theme, { alpha: 0.4, width: 1.5 })
    if (batch) strokeLoss(context, frame, (x) => lossAt(fit, [x], batch), theme, { alpha: 0.85, width: 2.5 })
  }
  context.restore()
}

// The batch's loss on a grid over the view: finer for fewer examples.
export function batchSurface(fit, { examples, weight }, { rect, view }) {
  const [finest, coarsest] = CELLS
  const wanted = Math.sqrt((rect.width * rect.height * examples.length) / EVALUATIONS)
  const cell = Math.min(Math.max(wanted, finest), coarsest)
  const axis = ([low, high], pixels) => ({ low, high, count: Math.ceil(pixels / cell) + 1 })
  const [x, y] = [axis(view[0], rect.width), axis(view[1], rect.height)]
  const values = new Float32Array(x.count * y.count)
  const stepX = (x.high - x.low) / (x.count - 1)
  const stepY = (y.high - y.low) / (y.count - 1)
  const lossOf = exampleLossOf(fit)
  const { design, offset } = fit.data
  for (const row of examples) {
    const [perX, perY] = [design[2 * row], design[2 * row + 1]]
    for (let j = 0, k = 0; j < y.count; j++) {
      const u = offset[row] + perX * x.low + perY * (y.low + j * stepY)
      for (let i = 0; i < x.count; i++, k++) values[k] += weight * lossOf(fit, u + perX * i * stepX, fit.y[row])
    }
  }
  return { x, y, values, levels: contourLevels(values), bitmaps: {} }
}

function drawMap(context, frame, surface, theme) {
  drawSurface(context, frame, surface, theme)
  context.strokeStyle = theme.contour
  context.lineWidth = 1
  context.stroke(contourPath(surface, frame))
}

function strokeLoss(context, frame, lossOf, theme, { alpha, width }) {
  const [from, to] = [frame.rect.left, frame.rect.left + frame.rect.width]
  const pixels = Float64Array.from({ length: Math.ceil((to - from) / 2) + 1 }, (_, k) => frame.worldX(from + 2 * k))
  context.globalAlpha = alpha
  context.lineWidth = width
  context.strokeStyle = theme.text
  context.lineJoin = "round"
  context.stroke(traceLine(pixels, pixels.map(lossOf), pixels.length, frame))
  context.globalAlpha = 1
}

// What moves: the paths up to the step, and the step that this batch is about to make.
export function drawBatchPaths(context, frame, player, { fit, batch }) {
  const { theme, size, step, cursor, scene } = player
  const visible = player.visiblePaths()
  context.save()
  frame.clip(context)
  if (scene.y) {
    const lines = visible.map((path) => traceLine(path.xs, path.ys, step, frame))
    for (const line of lines) strokeHalo(context, line, size * 0.13, theme)
    visible.forEach((path, k) => strokeLine(context, lines[k], path, size * 0.13, theme))
  }
  // On a curve the points lie on that of the batch, or where there is none on that of all data.
  const place = (params) => [frame.x(params[0]), frame.y(scene.y ? params[1] : lossAt(fit, params, batch))]
  for (const path of visible) {
    const head = place(paramsAt(path, cursor))
    const next = Math.floor(cursor) + 1
    if (next < path.count && next <= player.horizon) drawArrow(context, head, place(paramsAt(path, next)), frame, path[theme.name], size)
    if (Number.isFinite(head[0] + head[1])) drawMarker(context, path, ...head, size * 0.4, theme)
  }
  context.restore()
}

function drawArrow(context, from, to, { box }, color, size) {
  const cut = Number.isFinite(from[0] + from[1] + to[0] + to[1]) && cutSegment(...from, ...to, box)
  if (!cut) return
  const [x0, y0, x1, y1] = cut
  const length = Math.min(size * 0.7, Math.hypot(x1 - x0, y1 - y0) / 2)
  context.strokeStyle = context.fillStyle = color
  context.lineWidth = 2.5
  line(context, x0, y0, x1, y1)
  context.save()
  context.translate(x1, y1)
  context.rotate(Math.atan2(y1 - y0, x1 - x0))
  context.beginPath()
  context.moveTo(0, 0)
  context.lineTo(-length, 0.5 * length)
  context.lineTo(-length, -0.5 * length)
  context.closePath()
  context.fill()
  context.restore()
}
