// The landscape's picture, pixel by pixel with a depth for each: light from the upper left, the
// colors of the map, and the map's contours on the slopes.
import { heightOf } from "../core/scene.js"

const LIGHT = [-0.5, 0.62, 0.6] // as the eye has it: right, up, towards the eye
// What is left of red, green and blue in the shade and in full light. The map's dark colors are
// for paths to stand out on a plane; slopes need more light.
const SHADE = { light: [0.42, 0.55, 0.74], dark: [0.5, 0.66, 0.95] }
const BRIGHT = { light: [0.94, 0.97, 1], dark: [2.1, 2, 1.9] }
const UNDERSIDE = 0.1
const INK = { light: [24, 52, 92, 0.55], dark: [214, 228, 248, 0.42] }
const LINE = 1.1 // pixels
const CLOSEST = 3.5 // pixels between contours: closer ones fade

// `scale` is how many pixels are made for one of the picture; `reuse` is
// what was returned before. Returns the image and its depths.
export function renderSurface(land, projection, theme, width, height, scale, reuse) {
  const target = surfaceOf(reuse, Math.ceil(width * scale), Math.ceil(height * scale))
  const corners = cornersOf(land, projection, theme, scale)
  const levels = land.scene.levels.map((level) => land.heights.of(level))
  const ink = INK[theme.name]
  target.scale = scale
  target.limit = land.heights.ends[1] + 1e-6 // poles are cut open there
  const { side } = land
  for (let j = 0; j + 1 < side; j++) {
    for (let i = 0; i + 1 < side; i++) {
      const a = j * side + i
      const [b, c, d] = [a + 1, a + side, a + side + 1]
      // Along the diagonal on which the heights differ less, so that ridges stay ridges.
      if (Math.abs(land.z[a] - land.z[d]) <= Math.abs(land.z[b] - land.z[c])) {
        fill(target, corners, a, b, d, levels, ink, scale)
        fill(target, corners, a, d, c, levels, ink, scale)
      } else {
        fill(target, corners, a, b, c, levels, ink, scale)
        fill(target, corners, b, d, c, levels, ink, scale)
      }
    }
  }
  target.context.putImageData(target.image, 0, 0)
  return target
}

// The depth that is seen at a place, 0 where there is only background.
export function depthAt({ depth, columns, rows, scale }, x, y) {
  const [column, row] = [Math.floor(x * scale), Math.floor(y * scale)]
  return column >= 0 && column < columns && row >= 0 && row < rows ? depth[row * columns + column] : 0
}

// The same memory again while the size stays: a landscape that is turned is drawn very often.
function surfaceOf(reuse, columns, rows) {
  if (reuse?.columns === columns && reuse.rows === rows) {
    reuse.depth.fill(0)
    reuse.pixels.fill(0)
    return reuse
  }
  const canvas = document.createElement("canvas")
  canvas.width = columns
  canvas.height = rows
  const context = canvas.getContext("2d")
  const image = context.createImageData(columns, rows)
  return { canvas, context, image, columns, rows, depth: new Float32Array(columns * rows), pixels: new Uint32Array(image.data.buffer) }
}

// For every point of the lattice: its place, its depth, its height, and its red, green and blue.
const FIELDS = 7

function cornersOf(land, projection, theme, scale) {
  const { side, z, values } = land
  const { levels } = land.scene
  const corners = new Float64Array(FIELDS * side ** 2)
  const [low, high] = theme.ramp
  const [shade, bright] = [SHADE[theme.name], BRIGHT[theme.name]]
  for (let k = 0, at = 0; k < side ** 2; k++, at += FIELDS) {
    const [i, j] = [k % side, Math.floor(k / side)]
    const [x, y, near] = projection.place(land.latticeX(i), land.latticeY(j), z[k])
    const part = heightOf(values[k], levels)
    const lit = brightness(land, projection, i, j)
    corners[at] = x * scale
    corners[at + 1] = y * scale
    corners[at + 2] = near
    corners[at + 3] = z[k]
    for (let c = 0; c < 3; c++) corners[at + 4 + c] = (low[c] + (high[c] - low[c]) * part) * (shade[c] + (bright[c] - shade[c]) * lit)
  }
  return corners
}

// By how much a slope is turned to the light, 1 at most; the underside, seen at a rim, is in the shade.
function brightness({ side, z, halfX, halfY }, projection, i, j) {
  const slope = (k, before, after, step) => {
    const [a, b] = [before ? z[k - step] : NaN, after ? z[k + step] : NaN]
    if (Number.isFinite(a) && Number.isFinite(b)) return (b - a) / 2
    if (Number.isFinite(b)) return b - z[k]
    return Number.isFinite(a) ? z[k] - a : 0
  }
  const k = j * side + i
  const dx = (slope(k, i > 0, i < side - 1, 1) * (side - 1)) / (2 * halfX)
  const dy = (slope(k, j > 0, j < side - 1, side) * (side - 1)) / (2 * halfY)
  const [right, up, near] = projection.turned(-dx, -dy, 1)
  const length = Math.hypot(right, up, near)
  const toLight = (right * LIGHT[0] + up * LIGHT[1] + near * LIGHT[2]) / length
  return near < 0 ? UNDERSIDE : Math.max(toLight, 0)
}

function fill({ pixels, depth, columns, rows, limit }, corners, ka, kb, kc, levels, ink, scale) {
  const [a, b, c] = [ka * FIELDS, kb * FIELDS, kc * FIELDS]
  const ax = corners[a], ay = corners[a + 1]
  const bx = corners[b], by = corners[b + 1]
  const cx = corners[c], cy = corners[c + 1]
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
  if (!Number.isFinite(area) || area === 0) return
  const fromX = Math.max(Math.ceil(Math.min(ax, bx, cx) - 0.5), 0)
  const toX = Math.min(Math.floor(Math.max(ax, bx, cx) - 0.5), columns - 1)
  const fromY = Math.max(Math.ceil(Math.min(ay, by, cy) - 0.5), 0)
  const toY = Math.min(Math.floor(Math.max(ay, by, cy) - 0.5), rows - 1)
  if (fromX > toX || fromY > toY) return
  // Every field is a plane over the picture: its value at a pixel is one sum further than before.
  const ux = (cy - ay) / area, uy = (ax - cx) / area // of the weight of b
  const vx = (ay - by) / area, vy = (bx - ax) / area // of the weight of c
  const across = (field) => (corners[b + field] - corners[a + field]) * ux + (corners[c + field] - corners[a + field]) * vx
  const down = (field) => (corners[b + field] - corners[a + field]) * uy + (corners[c + field] - corners[a + field]) * vy
  const near0 = corners[a + 2], nearX = across(2), nearY = down(2)
  const z0 = corners[a + 3], zX = across(3), zY = down(3)
  const r0 = corners[a + 4], rX = across(4), rY = down(4)
  const g0 = corners[a + 5], gX = across(5), gY = down(5)
  const b0 = corners[a + 6], bX = across(6), bY = down(6)
  const steep = Math.hypot(zX, zY)
  const lines = crossing(levels, steep, corners[a + 3], corners[b + 3], corners[c + 3], scale)
  for (let row = fromY; row <= toY; row++) {
    const dy = row + 0.5 - ay
    for (let column = fromX; column <= toX; column++) {
      const dx = column + 0.5 - ax
      const u = dx * ux + dy * uy
      const v = dx * vx + dy * vy
      if (u < -1e-6 || v < -1e-6 || u + v > 1 + 1e-6) continue
      const at = row * columns + column
      const near = near0 + dx * nearX + dy * nearY
      const z = z0 + dx * zX + dy * zY
      if (near <= depth[at] || Math.abs(z) > limit) continue
      depth[at] = near
      let red = r0 + dx * rX + dy * rY
      let green = g0 + dx * gX + dy * gY
      let blue = b0 + dx * bX + dy * bY
      let line = 0
      for (let k = 0; k < lines.length; k += 2) {
        line = Math.max(line, lines[k + 1] * Math.min(1, (LINE * scale + 1) / 2 - Math.abs(z - lines[k]) / steep))
      }
      if (line > 0) {
        line *= ink[3]
        red += (ink[0] - red) * line
        green += (ink[1] - green) * line
        blue += (ink[2] - blue) * line
      }
      pixels[at] = 0xff000000 | (Math.min(blue, 255) << 16) | (Math.min(green, 255) << 8) | Math.min(red, 255)
    }
  }
}

// The levels whose lines touch a triangle, each followed by how strongly it is drawn.
function crossing(levels, steep, za, zb, zc, scale) {
  const reach = steep * LINE * scale
  const [low, high] = [Math.min(za, zb, zc) - reach, Math.max(za, zb, zc) + reach]
  const lines = []
  for (let k = 0; k < levels.length; k++) {
    if (levels[k] < low) continue
    if (levels[k] > high) break
    const next = k + 1 < levels.length ? levels[k + 1] : Infinity
    const before = k > 0 ? levels[k - 1] : -Infinity
    const room = Math.min(next - levels[k], levels[k] - before) / (steep * scale)
    lines.push(levels[k], Math.min(room / CLOSEST, 1))
  }
  return lines
}
