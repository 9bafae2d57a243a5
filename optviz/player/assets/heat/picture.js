// The picture of a map: its cells, its axes, the lines of theory, the minima.
import { REGIMES } from "./cells.js"
import { basinColor, regimePattern, viridis } from "./colors.js"
import { line } from "../core/frame.js"
import { formatPower, formatTicks, logTicks, ticks } from "../core/numbers.js"
import { drawMarker } from "../core/paths.js"

const DIVERGED = REGIMES.indexOf("diverged")
const WIDEST = 1e-12 // of the highest loss: lower ones all have the last colour

// What the colours stand for: their ends, and how far between them each cell is, from 0 to 1.
export function scaleOf(heat) {
  const isLoss = heat.shows === "loss"
  const values = isLoss ? heat.ends : heat.steps
  const isSeen = (cell) => values[cell] > 0 && (isLoss ? heat.regimes[cell] !== DIVERGED : heat.regimes[cell] === 0)
  let [low, high] = [Infinity, 0]
  for (let cell = 0; cell < values.length; cell++) {
    if (!isSeen(cell)) continue
    low = Math.min(low, values[cell])
    high = Math.max(high, values[cell])
  }
  low = Math.max(low, high * WIDEST)
  const span = Math.log(high / low) || 1
  return { low, high, part: (cell) => Math.log(Math.max(values[cell], low) / low) / span }
}

// The cells that have a colour of their own; the others show what is behind them.
function cellImage(heat, scale) {
  const { columns, rows } = heat
  const image = new ImageData(columns, rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column
      const isColored = heat.shows === "loss" ? heat.regimes[cell] !== DIVERGED : heat.regimes[cell] === 0
      if (!isColored) continue
      const part = scale.part(cell)
      const color = heat.basins ? basinColor(heat.ends[cell], part) : viridis(1 - part)
      image.data.set([...color, 255], 4 * ((rows - 1 - row) * columns + column))
    }
  }
  return image
}

function maskImage({ columns, rows }, isIn) {
  const image = new ImageData(columns, rows)
  for (let cell = 0; cell < columns * rows; cell++) {
    const row = Math.floor(cell / columns)
    if (isIn(cell)) image.data[4 * ((rows - 1 - row) * columns + (cell % columns)) + 3] = 255
  }
  return image
}

function bitmapOf(image) {
  const canvas = document.createElement("canvas")
  canvas.width = image.width
  canvas.height = image.height
  canvas.getContext("2d").putImageData(image, 0, 0)
  return canvas
}

export function drawHeat(context, view, heat, player, labels) {
  const { rect } = view
  const { theme, size, ratio } = player
  const place = view.cells(heat)
  const scale = scaleOf(heat)
  context.save()
  context.beginPath()
  context.rect(rect.left, rect.top, rect.width, rect.height)
  context.clip()
  context.fillStyle = theme.outside
  context.fillRect(rect.left, rect.top, rect.width, rect.height)
  context.imageSmoothingEnabled = false
  for (const [code, regime] of REGIMES.entries()) {
    if (!code || !heat.regimes.includes(code)) continue
    drawMasked(context, place, maskImage(heat, (cell) => heat.regimes[cell] === code), regimePattern(context, regime, theme, ratio), ratio)
  }
  context.drawImage(bitmapOf(cellImage(heat, scale)), place.left, place.top, place.width, place.height)
  if (heat.fragile) drawMasked(context, place, maskImage(heat, (cell) => heat.fragile[cell]), "#e8112d", ratio)
  drawTheory(context, view, heat, theme, size)
  if (heat.basins) drawMinima(context, view, heat, theme, size)
  context.restore()
  drawAxes(context, view, labels, theme, size, heat.rows > 1)
}

// Fill the cells of a mask with a colour or a pattern.
function drawMasked(context, place, mask, style, ratio) {
  const [width, height] = [place.width, place.height].map((length) => Math.max(1, Math.round(length * ratio)))
  const layer = document.createElement("canvas")
  layer.width = Math.min(width, 4096)
  layer.height = Math.min(height, 4096)
  const brush = layer.getContext("2d")
  brush.imageSmoothingEnabled = false
  brush.drawImage(bitmapOf(mask), 0, 0, layer.width, layer.height)
  brush.globalCompositeOperation = "source-in"
  brush.scale(layer.width / place.width, layer.height / place.height)
  brush.fillStyle = style
  brush.fillRect(0, 0, place.width, place.height)
  context.drawImage(layer, place.left, place.top, place.width, place.height)
}

function drawTheory(context, view, heat, theme, size) {
  if (!heat.bound.length) return
  const isAcross = heat.names[0].endsWith(".learning_rate")
  const others = isAcross ? heat.y : heat.x
  const at = (rate, other, k) => (isAcross ? [view.x(rate), heat.rows > 1 ? view.y(other) : view.rect.top + view.rect.height * (1 - k)] : [view.x(other), view.y(rate)])
  const points = heat.rows > 1 ? heat.bound.map((rate, k) => at(rate, others[k], k)) : [at(heat.bound[0], 0, 0), at(heat.bound[0], 0, 1)]
  for (const [width, color, dash] of [[size * 0.36, theme.halo, []], [size * 0.15, theme.text, [size * 0.6, size * 0.35]]]) {
    context.lineWidth = width
    context.strokeStyle = color
    context.setLineDash(dash)
    context.beginPath()
    points.forEach(([x, y], k) => context[k ? "lineTo" : "moveTo"](x, y))
    context.stroke()
  }
  context.setLineDash([])
  if (!heat.best) return
  const [x, y] = at(heat.best[0], heat.best[1], 0.5)
  drawMarker(context, { light: theme.text, dark: theme.text, marker: "star" }, x, y, size * 0.55, theme)
}

function drawMinima(context, view, heat, theme, size) {
  context.textAlign = "center"
  context.textBaseline = "middle"
  context.font = `600 ${size * 0.85}px ${theme.font}`
  const room = size * 0.75
  heat.minima.forEach((point, k) => {
    const [x, y] = [view.x(point[0]), view.y(point[1])]
    context.beginPath()
    context.arc(x, y, room, 0, 2 * Math.PI)
    context.fillStyle = theme.halo
    context.fill()
    context.strokeStyle = theme.text
    context.lineWidth = 1.5
    context.stroke()
    context.fillStyle = theme.text
    context.fillText(String(k + 1), x, y + 1)
  })
}

function drawAxes(context, view, labels, theme, size, both) {
  const { rect, axes } = view
  const bottom = rect.top + rect.height
  const right = rect.left + rect.width
  context.font = `${size}px ${theme.font}`
  context.fillStyle = theme.text
  context.strokeStyle = theme.faint
  context.lineWidth = 1
  context.textAlign = "center"
  context.textBaseline = "top"
  for (const [value, text] of ticksOf(axes[0], rect.width / (size * 4.5))) {
    const x = Math.round(view.x(value)) + 0.5
    line(context, x, bottom, x, bottom + 4)
    const half = context.measureText(text).width / 2
    context.fillText(text, Math.min(Math.max(x, rect.left - size + half), right + 5 - half), bottom + 6)
  }
  context.textAlign = "right"
  context.textBaseline = "middle"
  for (const [value, text] of both ? ticksOf(axes[1], rect.height / (size * 2.2)) : []) {
    const y = Math.round(view.y(value)) + 0.5
    line(context, rect.left - 4, y, rect.left, y)
    context.fillText(text, rect.left - 7, y)
  }
  context.strokeRect(rect.left + 0.5, rect.top + 0.5, rect.width - 1, rect.height - 1)
  context.textBaseline = "bottom"
  context.textAlign = "right"
  context.fillText(`${labels[0]} →`, right, bottom + size * 2.9)
  context.textAlign = "left"
  if (both) context.fillText(`↑ ${labels[1]}`, rect.left - size * 2.6, rect.top - 4)
}

function ticksOf(axis, count) {
  const values = axis.log ? logTicks(axis.low, axis.high, Math.max(count, 2)) : ticks(axis.low, axis.high, Math.max(count, 2))
  if (axis.log && values.length < 2) return ticksOf({ ...axis, log: false }, count)
  const texts = axis.log ? values.map(formatPower) : formatTicks(values)
  return values.map((value, k) => [value, texts[k]])
}
