// The linked curves: loss and gradient norm against steps, or against what the steps have cost, with
// the current step marked.
import { element } from "../core/element.js"
import { Frame, drawAxes, line } from "../core/frame.js"
import { inside, overStill, still } from "../player/layout.js"
import { drawMarker, strokeLine, traceLine } from "../core/paths.js"

// A step under the mouse is shown in all views, and held by a click.
export function followMouse(canvas, player, stepAt) {
  canvas.addEventListener("pointermove", ({ offsetX, offsetY }) => player.peek(stepAt(offsetX, offsetY)))
  canvas.addEventListener("pointerleave", () => player.peek(null))
  canvas.addEventListener("click", () => player.holdPeeked())
}

const steps = new Map()
export function stepAxis(count) {
  if (!steps.has(count)) steps.set(count, Float32Array.from({ length: count }, (_, t) => t))
  return steps.get(count)
}

// The range of all visible curves, and whether a logarithmic axis can show it.
export function rangeOf(paths, quantity) {
  let low = Infinity
  let smallest = Infinity
  let high = -Infinity
  for (const path of paths) {
    for (const value of path[quantity]) {
      if (!Number.isFinite(value)) continue
      if (value < low) low = value
      if (value > high) high = value
      if (value > 0 && value < smallest) smallest = value
    }
  }
  if (!(high >= low)) return { view: [0, 1], logY: false }
  if (low < 0 || high <= 0) {
    const room = (high - low || 1) * 0.06
    return { view: [low - room, high + room], logY: false }
  }
  const room = Math.max((high / smallest) ** 0.06, 1.3)
  return { view: [smallest / room, high * room], logY: true }
}

const axisOf = (player, path) => (player.axis === "evaluations" && path.evaluations) || stepAxis(path.count)

function frameOf(player, quantity, rect) {
  const seen = player.visiblePaths().map((path) => ({ [quantity]: path[quantity].subarray(0, player.horizon + 1) }))
  const { view, logY } = rangeOf(seen, quantity)
  const last = Math.max(...player.visiblePaths().map((path) => axisOf(player, path).at(-1)), 1)
  return new Frame([[-0.015 * last, 1.025 * last], view], rect, { logY })
}

// What does not move with the step.
function drawCurve(context, frame, player, quantity, title, size) {
  const { theme, words } = player
  const scale = frame.logY ? words.log_axis : words.linear_axis
  drawAxes(context, frame, theme, size, { grid: true, xLabel: `${words[player.axis]} →`, title: `${title} (${scale})` })
  context.save()
  frame.clip(context)
  for (const path of player.visiblePaths()) {
    const axis = axisOf(player, path)
    const curve = traceLine(axis, path[quantity], Math.min(path.count, player.horizon), frame)
    strokeLine(context, curve, path, size * 0.14, theme)
  }
  context.restore()
}

// The current step: a line across, and a mark on every curve.
function drawCursor(context, frame, player, quantity, size) {
  const { theme, cursor } = player
  context.save()
  frame.clip(context)
  context.strokeStyle = theme.text
  context.globalAlpha = 0.7
  context.lineWidth = 1.5
  const x = frame.x(cursor)
  // After as many steps the rules may have cost differently much: then there is no common line.
  if (player.axis === "steps") line(context, x, frame.rect.top, x, frame.rect.top + frame.rect.height)
  context.globalAlpha = 1
  for (const path of player.visiblePaths()) {
    const t = Math.min(Math.floor(cursor), path.count - 1)
    const y = frame.y(path[quantity][t])
    if (Number.isFinite(y)) drawMarker(context, path, frame.x(axisOf(player, path)[t]), y, size * 0.36, theme)
  }
  context.restore()
}

export class Curves {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player
    this.canvas = element("canvas", { class: "curves", role: "img" })
    followMouse(this.canvas, player, (px, py) => this.stepAt(px, py))
    this.button = element("button", { type: "button", onclick: () => this.turn() }, player.words.by_evaluations)
    this.node = element("div", { class: "linked" }, this.button, this.canvas)
  }

  restore({ axis = "steps" }) {
    this.player.setAxis(axis)
  }

  settings() {
    return this.player.axis === "steps" ? {} : { axis: this.player.axis }
  }

  // Between steps and evaluations.
  turn() {
    this.player.setAxis(this.player.axis === "steps" ? "evaluations" : "steps")
    this.player.invalidate(true)
    this.player.report()
  }

  layOut(width) {
    const { player } = this
    this.button.hidden = player.paths.every((path) => !path.evaluations)
    this.button.setAttribute("aria-pressed", String(player.axis === "evaluations"))
    const { words, curvesWidth } = player
    const stacked = player.stacked || Boolean(curvesWidth)
    const titles = { value: words.loss, norm: words.grad_norm }
    if (player.paths.some((path) => path.rate.length)) titles.rate = words.rate
    const quantities = Object.keys(titles)
    const beside = curvesWidth && (player.mapHeight - this.canvas.offsetTop + this.node.offsetTop) / quantities.length
    const height = beside ? Math.floor(beside) : Math.round(Math.max(player.mapHeight * 0.36, 7 * player.size, 130))
    // One below the other they have little room each: the type leaves it to four numbers of an axis.
    const size = beside ? Math.min(player.size, height / 8.5) : player.size
    this.size = size
    if (beside) width = curvesWidth
    const w = stacked ? width : width / quantities.length
    this.frames = quantities.map((quantity, k) => {
      const [x, y] = stacked ? [0, k * height] : [k * w, 0]
      return { quantity, frame: frameOf(player, quantity, inside(size, x, y, w, height, size * 1.9)) }
    })
    this.still = still(this.canvas, width, stacked ? quantities.length * height : height, player, (context) => {
      for (const { quantity, frame } of this.frames) drawCurve(context, frame, player, quantity, titles[quantity], size)
    })
    this.canvas.setAttribute("aria-label", Object.values(titles).join(", "))
  }

  // The step whose place is under the mouse, null outside the curves.
  stepAt(px, py) {
    const frame = this.frames?.find(({ frame }) => frame.contains(px, py))?.frame
    const [longest] = this.player.visiblePaths().sort((a, b) => b.count - a.count)
    if (!frame || !longest) return null
    const x = frame.worldX(px)
    const axis = axisOf(this.player, longest)
    const next = axis.findIndex((value) => value >= x)
    if (next < 0) return longest.count - 1
    return next > 0 && x - axis[next - 1] < axis[next] - x ? next - 1 : next
  }

  show() {
    const context = overStill(this.canvas, this.still, this.player.ratio)
    for (const { quantity, frame } of this.frames) drawCursor(context, frame, this.player, quantity, this.size)
  }
}
