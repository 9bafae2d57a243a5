// The ground below the landscape, the back of its box, and the numbers along its edges.
import { line } from "../core/frame.js"
import { format, ticks } from "../core/numbers.js"

// The corners of the ground, one after the other around it.
const around = ({ halfX, halfY }) => [[-halfX, -halfY], [halfX, -halfY], [halfX, halfY], [-halfX, halfY]]

// Below the surface: the ground and the edges behind.
export function drawFloor(context, projection, land, theme) {
  const [bottom, top] = land.heights.ends
  const corners = around(land)
  context.beginPath()
  for (const [k, [x, y]] of corners.entries()) context[k ? "lineTo" : "moveTo"](...projection.place(x, y, bottom).slice(0, 2))
  context.closePath()
  context.fillStyle = theme.outside
  context.fill()
  context.strokeStyle = theme.faint
  context.lineWidth = 1
  context.stroke()
  const edge = (from, to) => line(context, ...projection.place(...from).slice(0, 2), ...projection.place(...to).slice(0, 2))
  for (const axis of [0, 1]) {
    for (const value of marksOf(land, axis)) {
      const at = axis ? land.y(value) : land.x(value)
      const ends = axis ? [[-land.halfX, at], [land.halfX, at]] : [[at, -land.halfY], [at, land.halfY]]
      edge([...ends[0], bottom], [...ends[1], bottom])
    }
  }
  // All upright edges but the nearest one: the surface hides them where it is before them.
  const nearest = byNearness(corners, projection, bottom)[0]
  for (const corner of corners) if (corner !== nearest) edge([...corner, bottom], [...corner, top])
  corners.forEach((corner, k) => {
    const next = corners[(k + 1) % 4]
    if (corner !== nearest && next !== nearest) edge([...corner, top], [...next, top])
  })
}

const marksOf = (land, axis) => ticks(...land.view[axis], 5)

const byNearness = (corners, projection, z) =>
  corners.map((corner) => [corner, projection.place(...corner, z)[2]]).sort((a, b) => b[1] - a[1]).map(([corner]) => corner)

// Over the surface: numbers along the two near edges of the ground, and up the edge on the left.
export function drawSides(context, projection, land, theme, size) {
  const [bottom] = land.heights.ends
  const middle = projection.place(0, 0, bottom)
  const corners = around(land)
  const seen = (x, y, z) => projection.place(x, y, z).slice(0, 2)
  context.font = `${size}px ${theme.font}`
  context.lineJoin = "round"
  for (const axis of [0, 1]) {
    // Of the two edges along an axis the one that is lower in the picture.
    const other = axis ? land.halfX : land.halfY
    const [a, b] = [-other, other].map((side) => (axis ? seen(side, 0, bottom) : seen(0, side, bottom)))
    const side = a[1] > b[1] || (a[1] === b[1] && a[0] < b[0]) ? -other : other
    const place = (at) => (axis ? seen(side, at, bottom) : seen(at, side, bottom))
    const center = place(0)
    const out = unit([center[0] - middle[0], center[1] - middle[1]])
    const put = (text, [x, y], far) => write(context, text, x + out[0] * far, y + out[1] * far, theme)
    for (const value of marksOf(land, axis)) put(format(value), place(axis ? land.y(value) : land.x(value)), size * 1.15)
    context.font = `600 ${size}px ${theme.font}`
    put(land.scene.symbols[axis], center, size * 2.5)
    context.font = `${size}px ${theme.font}`
  }
  drawHeights(context, projection, land, theme, size, corners)
}

function drawHeights(context, projection, land, theme, size, corners) {
  const [bottom, top] = land.heights.ends
  const left = corners.reduce((a, b) => (projection.place(...a, 0)[0] <= projection.place(...b, 0)[0] ? a : b))
  const [low, high] = [bottom, top].map((z) => projection.place(...left, z))
  const long = Math.hypot(high[0] - low[0], high[1] - low[1])
  if (long < size * 3) return // seen from above
  context.strokeStyle = theme.text
  context.lineWidth = 1
  for (const { z, text } of land.heights.ticks((size * 1.5) / long)) {
    const [x, y] = projection.place(...left, z)
    line(context, x - 4, y, x, y)
    context.textAlign = "right"
    haloed(context, text, x - 7, y, theme)
  }
  context.globalAlpha = 0.5
  line(context, low[0], low[1], high[0], high[1])
  context.globalAlpha = 1
}

const unit = ([x, y]) => {
  const length = Math.hypot(x, y) || 1
  return [x / length, y / length]
}

function write(context, text, x, y, theme) {
  context.textAlign = "center"
  haloed(context, text, x, y, theme)
}

function haloed(context, text, x, y, theme) {
  context.textBaseline = "middle"
  context.strokeStyle = theme.background
  context.lineWidth = 3
  context.strokeText(text, x, y)
  context.strokeStyle = context.fillStyle = theme.text
  context.lineWidth = 1
  context.fillText(text, x, y)
}
