// Paths as they arrive, and their lines, marks and heads on any pair of axes.
/** @import { Columns, PathHeader, PathsHeader } from "./wire.js" */

/**
 * @param {PathsHeader} header
 * @param {Float32Array[]} rows
 */
export function makePaths(header, rows) {
  return header.paths.map((path, index) => {
    const columns = readColumns(path.columns, rows[index])
    const { params, value: [value], grad, rate: [rate] = [new Float32Array(0)], eigenvalues, regimes, angles: [angles] = [] } = columns
    const count = value.length
    const norm = new Float32Array(count)
    for (let t = 0; t < count; t++) norm[t] = Math.hypot(...grad.map((g) => g[t]))
    // On a curve the second axis is the function's value.
    const [xs, ys] = [params[0], params[1] ?? value]
    // A path that runs into a place where the surface is undefined keeps its last point.
    let end = count - 1
    while (end > 0 && !Number.isFinite(xs[end] + ys[end])) end--
    const evaluations = path.evaluations === undefined ? null : rows[path.evaluations]
    return { ...path, ...readTried(path, rows), evaluations, params, value, grad, norm, rate, eigenvalues, regimes, angles, xs, ys, count, end }
  })
}

/**
 * A table's columns by their names: for each one array for each coordinate.
 * @param {PathHeader["columns"]} names
 * @param {Float32Array} table
 * @returns {Columns}
 */
function readColumns(names, table) {
  const count = table.length / names.reduce((sum, [, width]) => sum + width, 0)
  let next = 0
  const column = () => table.subarray(next, (next += count))
  return /** @type {any} */ (Object.fromEntries(names.map(([name, width]) => [name, Array.from({ length: width }, column)])))
}

// What a rule tried on its way to the next point, from the arrays after all tables.
function readTried(path, arrays) {
  const tried = {}
  if (path.look_ahead !== undefined) tried.lookAhead = arrays[path.look_ahead]
  if (path.trials !== undefined) {
    const counts = arrays[path.trials]
    let first = 0
    tried.trials = Array.from(counts, (count) => {
      first += count
      return arrays[path.trials + 1].subarray(first - count, first)
    })
  }
  return tried
}

// The part of a segment that lies inside a box, or null. Far points would overflow the canvas's
// own arithmetic, so lines are cut here; the data stay as they are.
export function cutSegment(x0, y0, x1, y1, box) {
  let from = 0
  let to = 1
  const dx = x1 - x0
  const dy = y1 - y0
  for (const [p, q] of [
    [-dx, x0 - box.left],
    [dx, box.right - x0],
    [-dy, y0 - box.top],
    [dy, box.bottom - y0],
  ]) {
    if (p === 0 && q < 0) return null
    if (p < 0) from = Math.max(from, q / p)
    if (p > 0) to = Math.min(to, q / p)
  }
  if (!(from <= to)) return null
  return [x0 + from * dx, y0 + from * dy, x0 + to * dx, y0 + to * dy]
}

// The line through the rows up to a step, which may lie between two rows.
export const traceLine = (xs, ys, until, frame) => tracePart(xs, ys, until, frame).lines[1].line

// The first step at which a path has no number for its point, null while it has one. Numbers that are
// too large for 32 bit are infinite here, and numbers all the same.
export function lostBy({ params }, step) {
  const isLost = (t) => params.some((column) => Number.isNaN(column[t]))
  if (!isLost(step)) return null
  let t = step
  while (t > 0 && isLost(t - 1)) t--
  return t
}

// The same from where an earlier part ended: the line that goes on from there, with `dashed`, how far
// its dashes have come, and all that begins anew. What goes on repeats the earlier part's last
// segment, so that the two join.
const BEGIN = { row: 0, segment: null, dashed: 0 }

export function tracePart(xs, ys, until, frame, end = BEGIN) {
  const [joined, fresh] = [end.dashed, 0].map((dashed) => ({ line: new Path2D(), dashed }))
  let { segment, dashed } = end
  let { line } = fresh
  const whole = Math.floor(until)
  for (let t = end.row; t < xs.length - 1 && t < until; t++) {
    const part = t === whole ? until - whole : 1
    const x0 = frame.x(xs[t])
    const y0 = frame.y(ys[t])
    const x1 = x0 + (frame.x(xs[t + 1]) - x0) * part
    const y1 = y0 + (frame.y(ys[t + 1]) - y0) * part
    if (!Number.isFinite(x0 + y0 + x1 + y1)) continue
    if (x0 === x1 && y0 === y1) continue // no way at all: it would only cost time
    const cut = cutSegment(x0, y0, x1, y1, frame.box)
    if (!cut) continue
    if (segment && cut[0] === segment[2] && cut[1] === segment[3]) {
      if (segment === end.segment) {
        line = joined.line
        line.moveTo(segment[0], segment[1])
        line.lineTo(segment[2], segment[3])
      }
      dashed += Math.hypot(segment[2] - segment[0], segment[3] - segment[1])
    } else {
      line = fresh.line
      line.moveTo(cut[0], cut[1])
      dashed = 0
    }
    line.lineTo(cut[2], cut[3])
    segment = cut
  }
  return { lines: [joined, fresh], end: { row: whole, segment, dashed } }
}

export function strokeHalo(context, line, width, theme) {
  context.lineJoin = "round"
  context.setLineDash([])
  context.strokeStyle = theme.halo
  context.lineWidth = width + 3
  context.stroke(line)
}

// `dashed` is how far its dashes have come where the line begins.
export function strokeLine(context, line, path, width, theme, dashed = 0) {
  context.lineJoin = "round"
  context.lineCap = "butt"
  context.setLineDash(path.dash.map((d) => d * width))
  context.lineDashOffset = dashed
  context.strokeStyle = path[theme.name]
  context.lineWidth = width
  context.stroke(line)
  context.setLineDash([])
  context.lineDashOffset = 0
}

export function dot(context, x, y, radius, color) {
  if (!Number.isFinite(x + y) || Math.abs(x) + Math.abs(y) > 1e6) return
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fillStyle = color
  context.fill()
}

const polygon = (sides, turn, inner = 1) => (context, x, y, r) => {
  const corners = inner === 1 ? sides : 2 * sides
  for (let k = 0; k < corners; k++) {
    const radius = k % 2 && inner !== 1 ? r * inner : r
    const angle = turn + (2 * Math.PI * k) / corners
    context[k ? "lineTo" : "moveTo"](x + radius * Math.cos(angle), y + radius * Math.sin(angle))
  }
  context.closePath()
}
const cross = (turn) => (context, x, y, r) => {
  const w = r * 0.36
  const points = [[w, r], [w, w], [r, w], [r, -w], [w, -w], [w, -r], [-w, -r], [-w, -w], [-r, -w], [-r, w], [-w, w], [-w, r]]
  points.forEach(([px, py], k) => {
    const qx = x + px * Math.cos(turn) - py * Math.sin(turn)
    const qy = y + px * Math.sin(turn) + py * Math.cos(turn)
    context[k ? "lineTo" : "moveTo"](qx, qy)
  })
  context.closePath()
}
const shapes = {
  circle: (context, x, y, r) => context.arc(x, y, r, 0, 2 * Math.PI),
  square: polygon(4, Math.PI / 4),
  triangle: polygon(3, -Math.PI / 2),
  diamond: polygon(4, 0),
  pentagon: polygon(5, -Math.PI / 2),
  star: polygon(5, -Math.PI / 2, 0.45),
  cross: cross(Math.PI / 4),
  plus: cross(0),
}

export function drawMarker(context, path, x, y, radius, theme) {
  context.beginPath()
  shapes[path.marker](context, x, y, radius)
  context.lineWidth = 2
  context.strokeStyle = theme.halo
  context.stroke()
  context.fillStyle = path[theme.name]
  context.fill()
}
