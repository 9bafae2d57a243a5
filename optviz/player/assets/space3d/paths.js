// The paths in the landscape: laid onto the surface between their points, as straight as on the map;
// each point itself at its own value.
import { cutSegment, dot, drawMarker, strokeHalo, strokeLine, traceLine } from "../core/paths.js"
import { depthAt } from "./surface.js"
import { Trails } from "../map/trails.js"

const POINTS = 600 // about as many along the longest path
const REACH = { left: -2.3, right: 2.3, top: -2.3, bottom: 2.3 } // how far paths are followed, all in front of the eye
const HIGHEST = 1.8
const LIFT = 0.008 // above the surface
const COVERED = 0.0035 // nearer by this: the surface hides what is behind it
const FAINT = 0.4 // what the surface hides
const STILL = 0.5 // pixels
const MOST_DOTS = 60 // steps

// A path in the landscape's own units: for each step the row itself and the ends of `parts` pieces.
class LaidPath {
  constructor(path, land, parts) {
    this.path = path
    this.parts = parts
    this.stride = parts + 1
    this.points = new Float64Array(3 * this.stride * Math.max(path.count - 1, 0) + 3).fill(NaN)
    const rows = Array.from({ length: path.count }, (_, t) => rowOf(path, t, land))
    rows.forEach((row, t) => this.put(this.stride * t, row.x, row.y, row.z))
    for (let t = 0; t + 1 < path.count; t++) this.laySegment(t, rows[t], rows[t + 1], land)
  }

  put(k, x, y, z) {
    const inside = Math.abs(x) <= REACH.right && Math.abs(y) <= REACH.bottom && Math.abs(z) <= HIGHEST
    this.points.set(inside ? [x, y, z + LIFT] : [NaN, NaN, NaN], 3 * k)
  }

  laySegment(t, a, b, land) {
    const cut = Number.isFinite(a.z + b.z) && cutSegment(a.x, a.y, b.x, b.y, REACH)
    if (!cut) return
    const along = Math.abs(b.x - a.x) > Math.abs(b.y - a.y) ? 0 : 1
    const length = along ? b.y - a.y : b.x - a.x
    const part = (place) => (length ? (place - (along ? a.y : a.x)) / length : 0)
    const [from, to] = [part(cut[along]), length ? part(cut[2 + along]) : 1]
    const draped = Number.isFinite(a.above + b.above)
    for (let k = 1; k <= this.parts; k++) {
      const s = from + (k / this.parts) * (to - from)
      const between = (key) => a[key] + (b[key] - a[key]) * s
      const ground = draped ? groundAt(land, between("worldX"), between("worldY")) : NaN
      const z = Number.isFinite(ground) ? ground + between("above") : between("z")
      this.put(this.stride * t + k, between("x"), between("y"), z)
    }
  }

  // Where a step, which may lie between two rows, is among the points.
  at(step) {
    const t = Math.min(Math.floor(step), this.path.count - 1)
    return t * this.stride + (t < this.path.count - 1 ? (step - t) * this.parts : 0)
  }

  // As it is seen: all that is in front of the surface, and apart from it all that is behind.
  project(projection, surface) {
    const { points } = this
    const count = points.length / 3
    const seen = { xs: new Float64Array(count), ys: new Float64Array(count), covered: new Uint8Array(count) }
    for (let k = 0; k < count; k++) {
      const place = projection.place(points[3 * k], points[3 * k + 1], points[3 * k + 2])
      seen.xs[k] = place[0]
      seen.ys[k] = place[1]
      seen.covered[k] = Number(isCovered(surface, place))
    }
    this.seen = seen
    const { covered } = seen
    this.front = { ...this.path, ...only(seen, (k) => !covered[k]), count }
    this.behind = covered.includes(1) ? only(seen, (k) => covered[k] || covered[k - 1] || covered[k + 1]) : null
  }

  // Where the path is seen at a step, and whether it is hidden there; null where it is not to be seen.
  placeOf(step) {
    const position = this.at(step)
    const k = Math.floor(position)
    const { xs, ys, covered } = this.seen
    const part = position - k
    const between = (values) => (part ? values[k] + (values[k + 1] - values[k]) * part : values[k])
    const [x, y] = [between(xs), between(ys)]
    return Number.isFinite(x + y) ? { x, y, covered: Boolean(covered[k]) } : null
  }
}

// The points that are kept; all others are no numbers, at which a line breaks. A path that hardly
// moves stands still, which costs nothing to draw.
function only({ xs, ys }, keep) {
  const kept = { xs: new Float64Array(xs.length).fill(NaN), ys: new Float64Array(xs.length).fill(NaN) }
  let last = -1
  for (let k = 0; k < xs.length; k++) {
    if (!keep(k)) continue
    if (!(Math.abs(xs[k] - xs[last]) + Math.abs(ys[k] - ys[last]) < STILL)) last = k
    kept.xs[k] = xs[last]
    kept.ys[k] = ys[last]
  }
  return kept
}

const groundAt = (land, x, y) => {
  const value = land.valueAt(x, y)
  return Number.isFinite(value) ? land.heights.of(value) : NaN
}

function rowOf(path, t, land) {
  const [worldX, worldY] = [path.xs[t], path.ys[t]]
  const z = Number.isFinite(path.value[t]) ? land.heights.of(path.value[t]) : NaN
  return { worldX, worldY, x: land.x(worldX), y: land.y(worldY), z, above: z - groundAt(land, worldX, worldY) }
}

export const isCovered = (surface, /** @type {number[]} */ [x, y, near]) => depthAt(surface, x, y) > near + COVERED

// All visible paths, with the trails of the map: their places are already those of the picture.
export class SpacePaths {
  trails = new Trails()

  // Where paths, or the surface, have changed.
  lay(paths, land) {
    const longest = Math.max(...paths.map((path) => path.count), 1)
    this.parts = Math.min(Math.max(Math.round(POINTS / longest), 1), 12)
    this.laid = paths.map((path) => new LaidPath(path, land, this.parts))
  }

  // Where the camera or the size has changed, too.
  project(projection, surface, width, height) {
    for (const laid of this.laid) laid.project(projection, surface)
    const box = { left: -40, right: width + 40, top: -40, bottom: height + 40 }
    this.frame = { x: (place) => place, y: (place) => place, box, rect: { left: 0, top: 0, width: 0, height: 0 } }
  }

  // While the camera moves there is no `canvas`: images of the trails would be of use only once.
  draw(context, player, canvas) {
    const { theme, size, ratio, step, cursor } = player
    const { frame, laid } = this
    const whole = Math.floor(step)
    const until = whole * (this.parts + 1) + (step - whole) * this.parts
    context.globalAlpha = FAINT
    for (const { path, behind } of laid) {
      if (behind) strokeLine(context, traceLine(behind.xs, behind.ys, until, frame), path, size * 0.12, theme)
    }
    context.globalAlpha = 1
    const fronts = laid.map(({ front }) => front)
    if (canvas) this.trails.draw(context, { frame, step: until, visiblePaths: () => fronts, map: canvas, ratio, size, theme })
    else strokeAll(context, fronts, until, frame, size * 0.16, theme)
    if (step <= MOST_DOTS) for (const one of laid) drawDots(context, one, step, size, theme)
    for (const one of laid) {
      const head = one.placeOf(Math.min(cursor, one.path.end))
      if (!head) continue
      context.globalAlpha = head.covered ? FAINT : 1
      drawMarker(context, one.path, head.x, head.y, size * 0.5, theme)
    }
    context.globalAlpha = 1
  }
}

function strokeAll(context, fronts, until, frame, width, theme) {
  const lines = fronts.map(({ xs, ys }) => traceLine(xs, ys, until, frame))
  for (const line of lines) strokeHalo(context, line, width, theme)
  for (const [k, front] of fronts.entries()) strokeLine(context, lines[k], front, width, theme)
}

function drawDots(context, laid, step, size, theme) {
  for (let t = 0; t < Math.min(step, laid.path.count); t++) {
    const place = laid.placeOf(t)
    if (place && !place.covered) dot(context, place.x, place.y, size * 0.17, laid.path[theme.name])
  }
}
