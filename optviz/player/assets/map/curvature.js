// The curvature at the paths' current points: their quadratic models on the map, and a table of
// what the learning rate does along each direction.
import { element } from "../core/element.js"
import { cutSegment } from "../core/paths.js"
import { format } from "../core/numbers.js"

const REGIMES = ["flat", "monotone", "oscillating", "diverging", "away"]
const SMALLEST = 30 // pixels: smaller ellipses are drawn as large as this
const SAMPLES = 160

// The step that a path is at, as far as it goes.
const rowOf = (path, step) => Math.min(Math.floor(step), path.count - 1)

// The level line through the current point of f + g·d + ½dᵀHd, an inner one if there is room for it,
// and its axes. On a curve, its graph.
export function drawModel(context, frame, path, step, theme, size, inner) {
  if (!path.eigenvalues) return
  const t = rowOf(path, step)
  const lambda = path.eigenvalues.map((column) => column[t])
  const at = [path.xs[t], path.ys[t]]
  if (!lambda.every(Number.isFinite) || !at.every(Number.isFinite)) return
  context.strokeStyle = path[theme.name]
  if (lambda.length === 1) {
    const [slope, [low, high]] = [path.grad[0][t], frame.view[0]]
    const points = sampled((s) => low + ((s + 1) / 2) * (high - low), (x) => {
      const d = x - at[0]
      return [x, at[1] + slope * d + (lambda[0] * d * d) / 2]
    })
    strokeLevel(context, frame, points, null, [3, 4], 2)
    return
  }
  const [cos, sin] = [Math.cos(path.angles[t]), Math.sin(path.angles[t])]
  const [gx, gy] = [path.grad[0][t], path.grad[1][t]]
  // In the model's own axes, seen from its center: where the point is.
  const place = [(cos * gx + sin * gy) / lambda[0], (-sin * gx + cos * gy) / lambda[1]]
  const world = ([u, v]) => [at[0] + cos * (u - place[0]) - sin * (v - place[1]), at[1] + sin * (u - place[0]) + cos * (v - place[1])]
  const height = lambda[0] * place[0] ** 2 + lambda[1] * place[1] ** 2
  const perAxis = [[cos, sin], [-sin, cos]].map((axis) => frame.lengthOf(axis))
  if (lambda[0] * lambda[1] > 0) {
    let radii = lambda.map((l) => Math.sqrt(height / l))
    const largest = (lengths) => Math.max(...lengths.map((length, k) => length * perAxis[k]))
    if (largest(radii) < SMALLEST) {
      const shape = lambda.map((l) => 1 / Math.sqrt(Math.abs(l)))
      radii = shape.map((radius) => (radius / largest(shape)) * SMALLEST)
    }
    const angle = Math.atan2(place[1] / radii[1], place[0] / radii[0])
    for (const part of inner ? [1, 0.5] : [1]) {
      const [a, b] = radii.map((radius) => radius * part)
      // Densest where the point is: of a long ellipse only that part may be in the picture.
      const points = sampled((s) => angle + Math.PI * s ** 3, (w) => world([a * Math.cos(w), b * Math.sin(w)]))
      strokeLevel(context, frame, points, theme, lambda[0] < 0 ? [2, 4] : [], part < 1 ? 1.2 : 2)
    }
  } else if (lambda[0] < 0 && lambda[1] > 0 && height !== 0) {
    const across = height > 0 ? 0 : 1 // along this axis every level line passes once
    const along = 1 - across
    const reach = (0.3 * frame.rect.width) / perAxis[across] // a model holds near its point
    const points = sampled((s) => place[across] + reach * s ** 3, (w) => {
      const rest = (height - lambda[across] * w * w) / lambda[along]
      const other = Math.sign(place[along]) * Math.sqrt(Math.max(rest, 0))
      return world(across ? [other, w] : [w, other])
    })
    strokeLevel(context, frame, points, theme, [8, 5], 2)
  }
  drawAxes(context, frame, at, [[cos, sin], [-sin, cos]], lambda, path, theme, size)
}

const sampled = (parameter, point) =>
  Array.from({ length: SAMPLES + 1 }, (_, k) => point(parameter((2 * k) / SAMPLES - 1)))

// With a halo unless `theme` is null: on a curve it would hide the curve.
function strokeLevel(context, frame, points, theme, dash, width) {
  const color = context.strokeStyle
  const level = new Path2D()
  let pen = []
  for (let k = 0; k + 1 < points.length; k++) {
    const [x0, y0, x1, y1] = [...points[k], ...points[k + 1]].map((v, i) => (i % 2 ? frame.y(v) : frame.x(v)))
    const cut = Number.isFinite(x0 + y0 + x1 + y1) && cutSegment(x0, y0, x1, y1, frame.box)
    if (!cut) continue
    if (cut[0] !== pen[0] || cut[1] !== pen[1]) level.moveTo(cut[0], cut[1])
    level.lineTo(cut[2], cut[3])
    pen = cut.slice(2)
  }
  if (theme) {
    context.strokeStyle = theme.halo
    context.lineWidth = width + 2.5
    context.stroke(level)
  }
  context.strokeStyle = color
  context.lineWidth = width
  context.setLineDash(dash)
  context.stroke(level)
  context.setLineDash([])
}

// The directions of curvature at the point: heads point away where it is negative, inwards where
// it is positive.
function drawAxes(context, frame, at, axes, lambda, path, theme, size) {
  const [x, y] = [frame.x(at[0]), frame.y(at[1])]
  const far = size * 2.4
  for (const [k, axis] of axes.entries()) {
    // With scales of their own the axes of the model are not at right angles on the screen.
    const long = frame.lengthOf(axis)
    const [ux, uy] = [(axis[0] * frame.perX) / long, (axis[1] * frame.perY) / long]
    for (const sign of [1, -1]) {
      const [dx, dy] = [sign * ux, -sign * uy]
      const tip = lambda[k] < 0 ? far : 0.62 * far
      const back = lambda[k] < 0 ? -1 : 1
      context.beginPath()
      context.moveTo(x, y)
      context.lineTo(x + far * dx, y + far * dy)
      if (lambda[k] !== 0) {
        const [hx, hy] = [x + tip * dx, y + tip * dy]
        const h = size * 0.42
        context.moveTo(hx + back * h * dx - h * dy * 0.6, hy + back * h * dy + h * dx * 0.6)
        context.lineTo(hx, hy)
        context.lineTo(hx + back * h * dx + h * dy * 0.6, hy + back * h * dy - h * dx * 0.6)
      }
      for (const [color, width] of [[theme.halo, 4.5], [path[theme.name], 2]]) {
        context.strokeStyle = color
        context.lineWidth = width
        context.stroke()
      }
    }
  }
}

export class CurvatureTable {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player
    this.head = element("tr")
    this.body = element("tbody")
    this.note = element("p", {}, `* ${player.words.like_descent}`)
    this.node = element(
      "div",
      { class: "curvature", hidden: "" },
      element("table", {}, element("caption", {}, player.words.curvature), element("thead", {}, this.head), this.body),
      this.note,
    )
  }

  show() {
    const { player } = this
    const { scene } = player
    const paths = player.visiblePaths().filter((path) => path.eigenvalues)
    this.node.hidden = !paths.length
    if (!paths.length) return
    this.note.hidden = paths.every((path) => path.curvature.linear)
    const key = [scene.symbols.length, ...paths.map((path) => `${path.id} ${path.name}`)].join()
    if (key !== this.key) this.rebuild(paths)
    this.key = key
    paths.forEach((path, index) => {
      const t = rowOf(path, player.cursor)
      const texts = path.eigenvalues.map((column, k) => this.tell(path, column[t], k, t))
      const largest = path.eigenvalues[path.eigenvalues.length - 1][t]
      const { rate, bound, linear } = path.curvature
      const used = path.rate.length ? path.rate[t] : rate
      const below = (factor) => (largest > 0 ? format(factor / largest, 4) : "–")
      texts.push(used === null ? "–" : format(used, 4), below(2), linear ? below(bound) : "–")
      texts.forEach((text, k) => (this.cells[index][k].textContent = text))
    })
  }

  tell(path, value, k, t) {
    const { words } = this.player
    if (!Number.isFinite(value)) return "–"
    const turned = (path.angles[t] * 180) / Math.PI + 90 * k
    const angle = Math.round(((turned % 180) + 180) % 180) % 180
    const size = path.eigenvalues.length > 1 ? words.degrees.replace("{angle}", angle) : "λ = {value}"
    const regime = words[REGIMES[path.regimes[k][t]]]
    const sentence = size.replace("{value}", format(value, 4))
    if (!regime) return sentence
    const both = words.regime.replace("{curvature}", sentence).replace("{regime}", regime)
    return path.curvature.linear ? both : `${both} *`
  }

  rebuild(paths) {
    const { words, scene } = this.player
    const directions = scene.symbols.map((_, k) => words.direction.replace("{number}", k + 1))
    this.head.replaceChildren(
      element("td"),
      ...[...directions, words.rate, words.bound, words.own_bound].map((text) => element("th", { scope: "col" }, text)),
    )
    this.cells = paths.map(() => Array.from({ length: directions.length + 3 }, () => element("td")))
    this.body.replaceChildren(
      ...paths.map((path, k) => element("tr", {}, element("th", { scope: "row" }, path.name), ...this.cells[k])),
    )
  }
}
