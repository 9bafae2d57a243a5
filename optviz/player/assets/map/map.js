// The large picture: a contour map of a surface, or the graph of a curve, with the paths on it.
import { drawCritical, drawPinned } from "./critical.js"
import { drawModel } from "./curvature.js"
import { drawAxes, line } from "../core/frame.js"
import { hatch, hatchGaps } from "../core/hatch.js"
import { bitmapOf, gridPosition, valueAt } from "../core/scene.js"
import { cutSegment, dot, drawMarker, lostBy } from "../core/paths.js"
import { format } from "../core/numbers.js"
import { drawTried } from "./tried.js"

// What does not move with the step: surface, contours, axes. Kept as an image of its own.
export function drawScene(context, frame, scenes, theme, size, scales = "") {
  const { rect } = frame
  context.save()
  frame.clip(context)
  context.fillStyle = scenes[0].y ? theme.outside : theme.background
  context.fillRect(rect.left, rect.top, rect.width, rect.height)
  for (const scene of scenes) {
    if (scene.y) drawSurface(context, frame, scene, theme)
  }
  const finest = scenes[scenes.length - 1]
  if (finest.y) drawContours(context, frame, finest, theme, size)
  context.restore()
  const names = finest.y ? `${finest.symbols[0]} →  ${finest.symbols[1]} ↑` : `${finest.symbols[0]} →`
  drawAxes(context, frame, theme, size, { xLabel: names + (scales && `  (${scales})`), grid: !finest.y })
  context.save()
  frame.clip(context)
  if (!finest.y) drawGraph(context, frame, scenes, theme, size)
  if (finest.critical) drawCritical(context, frame, finest, theme, size)
  else for (const [x, y] of finest.minima) drawMinimum(context, frame.x(x), frame.y(y), theme, size)
  context.restore()
}

export function drawSurface(context, frame, scene, theme) {
  const image = bitmapOf(scene, theme)
  // Pixels of the image are grid points, so it reaches half a cell beyond the grid on every side.
  const cellX = (scene.x.high - scene.x.low) / (scene.x.count - 1)
  const cellY = (scene.y.high - scene.y.low) / (scene.y.count - 1)
  const left = frame.x(scene.x.low - cellX / 2)
  const top = frame.y(scene.y.high + cellY / 2)
  const width = frame.x(scene.x.high + cellX / 2) - left
  const height = frame.y(scene.y.low - cellY / 2) - top
  // The image is transparent where the surface is undefined.
  if (scene.hasHoles) hatch(context, frame, { left, top, right: left + width, bottom: top + height }, theme)
  // Only the visible part is stretched: deep in a zoom the whole image would be too large.
  const { rect } = frame
  const scaleX = image.width / width
  const scaleY = image.height / height
  const sx = Math.max(0, (rect.left - left) * scaleX)
  const sy = Math.max(0, (rect.top - top) * scaleY)
  const ex = Math.min(image.width, (rect.left + rect.width - left) * scaleX)
  const ey = Math.min(image.height, (rect.top + rect.height - top) * scaleY)
  if (ex <= sx || ey <= sy) return
  context.imageSmoothingEnabled = true
  context.imageSmoothingQuality = "high"
  context.drawImage(image, sx, sy, ex - sx, ey - sy,
    left + sx / scaleX, top + sy / scaleY, (ex - sx) / scaleX, (ey - sy) / scaleY)
}

function drawContours(context, frame, scene, theme, size) {
  context.strokeStyle = theme.contour
  context.lineWidth = Math.max(size / 18, 1)
  context.beginPath()
  for (const polyline of scene.polylines) {
    for (let k = 0; k < polyline.length; k += 2) {
      context[k ? "lineTo" : "moveTo"](frame.x(polyline[k]), frame.y(polyline[k + 1]))
    }
  }
  context.stroke()
}

function drawGraph(context, frame, scenes, theme, size) {
  // The finest scene that covers the view is enough; outside it the coarser one is seen.
  const covering = scenes.findLast((s) => s.x.low <= frame.view[0][0] && s.x.high >= frame.view[0][1])
  const scene = covering ?? scenes[scenes.length - 1]
  hatchGaps(context, frame, scene, theme)
  context.strokeStyle = theme.text
  context.globalAlpha = 0.75
  context.lineWidth = Math.max(size / 7, 2.5)
  context.lineJoin = "round"
  const from = Math.max(0, Math.floor(gridPosition(scene.x, frame.view[0][0])) - 1)
  const to = Math.min(scene.x.count - 1, Math.ceil(gridPosition(scene.x, frame.view[0][1])) + 1)
  const step = (scene.x.high - scene.x.low) / (scene.x.count - 1)
  const { top, height } = frame.rect
  const side = (y) => (y < top ? -1 : y > top + height ? 1 : 0)
  context.beginPath()
  for (let k = from; k < to; k++) {
    const [x0, x1] = [k, k + 1].map((i) => frame.x(scene.x.low + i * step))
    const [y0, y1] = [k, k + 1].map((i) => frame.y(scene.values[i]))
    // From above the picture to below it within one step: a pole, not a line.
    const cut = Number.isFinite(y0 + y1) && side(y0) * side(y1) >= 0 && cutSegment(x0, y0, x1, y1, frame.box)
    if (!cut) continue
    context.moveTo(cut[0], cut[1])
    context.lineTo(cut[2], cut[3])
  }
  context.stroke()
  context.globalAlpha = 1
}

function drawMinimum(context, x, y, theme, size) {
  context.strokeStyle = theme.text
  context.lineWidth = size * 0.1
  const r = size * 0.35
  line(context, x - r, y, x + r, y)
  line(context, x, y - r, x, y + r)
}

// What moves: the paths up to the step (which may lie between two rows while playing).
export function drawPaths(context, frame, player) {
  const { theme, cursor, scene, size } = player
  const visible = player.visiblePaths()
  context.save()
  frame.clip(context)
  if (!scene.y) for (const path of visible) drawTangent(context, frame, path, cursor, theme)
  player.trails.draw(context, player)
  for (const path of visible) drawModel(context, frame, path, cursor, theme, size, visible.length < 3)
  drawPinned(context, frame, player)
  if (scene.y && cursor < player.horizon) for (const path of visible) drawTried(context, frame, path, cursor, size, theme, player.explain.hiddenOf(path))
  drawStart(context, frame, player)
  for (const path of visible) {
    const [x, y] = headOf(path, Math.min(cursor, path.end), frame)
    if (Number.isFinite(x + y)) drawMarker(context, path, x, y, size * 0.5, theme)
  }
  context.restore()
  visible.forEach((path, index) => drawExit(context, frame, path, player, index))
}

function headOf(path, step, frame) {
  const t = Math.min(Math.floor(step), path.count - 1)
  const next = Math.min(t + 1, path.count - 1)
  const part = step - t > 0 && next > t ? step - t : 0
  const between = (a, b) => (part ? a + (b - a) * part : a)
  return [
    between(frame.x(path.xs[t]), frame.x(path.xs[next])),
    between(frame.y(path.ys[t]), frame.y(path.ys[next])),
  ]
}

function drawTangent(context, frame, path, step, theme) {
  const t = Math.min(Math.floor(step), path.count - 1)
  const x = path.params[0][t]
  const y = path.value[t]
  const slope = path.grad[0][t]
  const [low, high] = frame.view[0]
  const at = (px) => frame.y(y + slope * (px - x))
  const cut = cutSegment(frame.x(low), at(low), frame.x(high), at(high), frame.box)
  if (!cut) return
  context.strokeStyle = path[theme.name]
  context.globalAlpha = 0.55
  context.lineWidth = 1.5
  context.setLineDash([7, 5])
  line(context, ...cut)
  context.setLineDash([])
  context.globalAlpha = 1
}

function drawStart(context, frame, { paths, theme, size, scene, start }) {
  if (!paths.length) return
  const [startX, startY] = start.dragged ?? [paths[0].xs[0], paths[0].ys[0]]
  const x = frame.x(startX)
  const y = frame.y(scene.y ? startY : valueAt(scene, startX) ?? startY)
  drawStartMark(context, x, y, size, theme)
  start.placeHint(x, y)
  for (const path of paths) {
    // Where further paths begin, if not there too.
    const [otherX, otherY] = [frame.x(path.xs[0]), frame.y(path.ys[0])]
    if (Math.hypot(otherX - x, otherY - y) > 1) dot(context, otherX, otherY, size * 0.35, theme.text)
  }
}

export function drawStartMark(context, x, y, size, theme) {
  context.beginPath()
  context.arc(x, y, size * 0.62, 0, 2 * Math.PI)
  context.fillStyle = theme.halo
  context.fill()
  context.strokeStyle = theme.text
  context.lineWidth = 2.5
  context.stroke()
  dot(context, x, y, size * 0.2, theme.text)
}

// A path that has left the picture: an arrow where it left, and where it is by now.
function drawExit(context, frame, path, player, index) {
  const { theme, size, cursor, words, scene } = player
  const until = Math.min(Math.floor(cursor), path.count - 1)
  const inside = (t) => frame.contains(frame.x(path.xs[t]), frame.y(path.ys[t]))
  if (until < 1 || inside(until)) return
  let t = until
  while (t > 0 && !inside(t)) t--
  if (!inside(t)) return
  let [x0, y0, x1, y1] = [path.xs[t], path.ys[t], path.xs[t + 1], path.ys[t + 1]]
  ;[x0, y0, x1, y1] = [frame.x(x0), frame.y(y0), frame.x(x1), frame.y(y1)]
  if (!Number.isFinite(x1 + y1)) return
  const { left, top, width, height } = frame.rect
  const cut = cutSegment(x0, y0, x1, y1, { left, right: left + width, top, bottom: top + height })
  if (!cut) return
  const r = size * 0.8
  context.fillStyle = path[theme.name]
  context.fill(headInside(cut[2], cut[3], Math.atan2(y1 - y0, x1 - x0), r, frame.rect))
  const lost = lostBy(path, until)
  const now = Math.hypot(...path.params.map((p) => p[until]))
  const text = lost !== null
    ? words.not_finite.replace("{step}", lost)
    : words.left.replace("{step}", t + 1).replace("{point}", scene.point).replace("{norm}", format(now, 3)).replace("= >", ">")
  context.font = `600 ${size}px ${theme.font}`
  const wide = context.measureText(text).width
  const x = Math.min(Math.max(cut[2] - wide / 2, left + 6), left + width - wide - 6)
  const low = cut[3] < top + height / 2
  const y = Math.min(Math.max(cut[3] + (low ? 1 : -1) * (2.8 + 1.4 * index) * r, top + size), top + height - size)
  context.textAlign = "left"
  context.textBaseline = "middle"
  context.lineWidth = 4
  context.strokeStyle = theme.halo
  context.strokeText(text, x, y)
  context.fillStyle = path[theme.name]
  context.fillText(text, x, y)
}

// An arrow's head at the border, moved back until all of it lies within.
function headInside(x, y, angle, r, { left, top, width, height }) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const corners = [[0, 0], [-1.6 * r, 0.8 * r], [-1.6 * r, -0.8 * r]].map(([along, across]) => [
    x + along * cos - across * sin, y + along * sin + across * cos,
  ])
  const back = (k, low, high) => {
    const all = corners.map((corner) => corner[k])
    return Math.max(low - Math.min(...all), 0) + Math.min(high - Math.max(...all), 0)
  }
  const [dx, dy] = [back(0, left, left + width), back(1, top, top + height)]
  const head = new Path2D()
  for (const [cx, cy] of corners) head.lineTo(cx + dx, cy + dy)
  head.closePath()
  return head
}
