// What a rule tries on its way to the next point: the points of a line search, the look-ahead of
// Nesterov's forms.
import { line } from "../core/frame.js"

// `hidden` are the kinds that are switched off.
export function drawTried(context, frame, path, step, size, theme, hidden) {
  const t = Math.floor(step)
  if (t >= path.count - 1) return
  const from = [path.params[0][t], path.params[1][t]]
  context.save()
  context.strokeStyle = path[theme.name]
  context.fillStyle = theme.background
  context.lineWidth = size * 0.11
  if (path.lookAhead && !hidden?.has("look_ahead")) drawTriangle(context, frame, path, t, from, size, theme)
  if (path.trials && !hidden?.has("trials")) drawTrials(context, frame, path, t, from, size)
  context.restore()
}

// From the point to the look-ahead, which momentum alone would reach, and on by the gradient there.
function drawTriangle(context, frame, path, t, /** @type {number[]} */ [x, y], size, theme) {
  const [aheadX, aheadY] = path.lookAhead.subarray(2 * t, 2 * t + 2)
  const to = [path.params[0][t + 1], path.params[1][t + 1]]
  const [ax, ay] = [frame.x(aheadX), frame.y(aheadY)]
  const segments = [
    [frame.x(x), frame.y(y), ax, ay, []],
    [ax, ay, frame.x(to[0]), frame.y(to[1]), [size * 0.3, size * 0.25]],
  ]
  for (const [color, width] of [[theme.halo, 3], [theme.text, 1]]) {
    context.strokeStyle = color
    context.lineWidth = size * 0.12 * width
    for (const [x0, y0, x1, y1, dash] of segments) {
      context.setLineDash(width === 1 ? dash : [])
      line(context, x0, y0, x1, y1)
    }
  }
  context.setLineDash([])
  ring(context, ax, ay, size * 0.32)
}

function drawTrials(context, frame, path, t, /** @type {number[]} */ [x, y], size) {
  const distances = path.trials[t]
  const [gx, gy] = [path.grad[0][t], path.grad[1][t]]
  const length = Math.hypot(gx, gy)
  if (!(length > 0)) return
  const place = (s) => [frame.x(x - (s * gx) / length), frame.y(y - (s * gy) / length)]
  const farthest = distances.reduce((most, s) => Math.max(most, s), 0)
  context.setLineDash([size * 0.2, size * 0.2])
  line(context, ...place(0), ...place(farthest))
  context.setLineDash([])
  // Rings where there is room for them, else dots.
  const [[x0, y0], [x1, y1]] = [place(0), place(farthest)]
  const room = Math.hypot(x1 - x0, y1 - y0) / distances.length
  const radius = Math.min(Math.max(0.6 * room, size * 0.08), size * 0.22)
  if (radius < size * 0.2) context.fillStyle = context.strokeStyle
  for (const s of distances) ring(context, ...place(s), radius)
  if (path.brackets) drawBrackets(context, place, distances, farthest, size)
}

// Each bracket beside the line, farther out the later it came: from a to d, with b and c marked.
function drawBrackets(context, place, distances, farthest, size) {
  const [x0, y0] = place(0)
  const [x1, y1] = place(farthest)
  const length = Math.hypot(x1 - x0, y1 - y0) || 1
  const across = [-(y1 - y0) / length, (x1 - x0) / length]
  for (let k = 0; k + 3 < distances.length; k += 4) {
    const off = size * (0.8 + 0.11 * k)
    const [a, b, c, d] = [0, 1, 2, 3].map((i) => {
      const [px, py] = place(distances[k + i])
      return [px + across[0] * off, py + across[1] * off]
    })
    line(context, ...a, ...d)
    for (const [px, py] of [a, d]) tick(context, px, py, across, size * 0.3)
    for (const [px, py] of [b, c]) tick(context, px, py, across, size * 0.15)
  }
}

function tick(context, x, y, /** @type {number[]} */ [dx, dy], half) {
  line(context, x - dx * half, y - dy * half, x + dx * half, y + dy * half)
}

function ring(context, x, y, radius) {
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fill()
  context.stroke()
}
