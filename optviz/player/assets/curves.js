// The linked curves: loss and gradient norm against steps, with the current step marked.
import { element } from "./element.js"
import { Frame, drawAxes, line } from "./frame.js"
import { inside, overStill, still } from "./layout.js"
import { drawMarker, strokeLine, traceLine } from "./paths.js"

const steps = new Map()
function stepAxis(count) {
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

function frameOf(player, quantity, rect) {
  const { view, logY } = rangeOf(player.visiblePaths(), quantity)
  const last = Math.max(player.lastStep, 1)
  return new Frame([[-0.015 * last, 1.025 * last], view], rect, { logY })
}

// What does not move with the step.
function drawCurve(context, frame, player, quantity, title) {
  const { theme, size, words } = player
  const scale = frame.logY ? words.log_axis : words.linear_axis
  drawAxes(context, frame, theme, size, { grid: true, xLabel: `${words.step} →`, title: `${title} (${scale})` })
  context.save()
  frame.clip(context)
  for (const path of player.visiblePaths()) {
    const axis = stepAxis(path[quantity].length)
    const curve = traceLine(axis, path[quantity], path.count, frame)
    strokeLine(context, curve, path, size * 0.14, theme)
  }
  context.restore()
}

// The current step: a line across, and a mark on every curve.
function drawCursor(context, frame, player, quantity) {
  const { theme, size, cursor } = player
  context.save()
  frame.clip(context)
  context.strokeStyle = theme.text
  context.globalAlpha = 0.7
  context.lineWidth = 1.5
  const x = frame.x(cursor)
  line(context, x, frame.rect.top, x, frame.rect.top + frame.rect.height)
  context.globalAlpha = 1
  for (const path of player.visiblePaths()) {
    const t = Math.min(Math.floor(cursor), path.count - 1)
    const y = frame.y(path[quantity][t])
    if (Number.isFinite(y)) drawMarker(context, path, frame.x(t), y, size * 0.36, theme)
  }
  context.restore()
}

export class Curves {
  constructor(player) {
    this.player = player
    this.node = element("canvas", { class: "curves", role: "img" })
    this.node.addEventListener("pointermove", ({ offsetX, offsetY }) => player.peek(this.stepAt(offsetX, offsetY)))
    this.node.addEventListener("pointerleave", () => player.peek(null))
    this.node.addEventListener("click", () => player.holdPeeked())
  }

  layOut(width) {
    const { player } = this
    const { size, words, stacked } = player
    const titles = { value: words.loss, norm: words.grad_norm }
    if (player.paths.some((path) => path.rates)) titles.rate = words.rate
    const quantities = Object.keys(titles)
    const height = Math.round(Math.max(player.mapHeight * 0.36, 130))
    const w = stacked ? width : width / quantities.length
    this.frames = quantities.map((quantity, k) => {
      const [x, y] = stacked ? [0, k * height] : [k * w, 0]
      return { quantity, frame: frameOf(player, quantity, inside(size, x, y, w, height, size * 1.9)) }
    })
    this.still = still(this.node, width, stacked ? quantities.length * height : height, player, (context) => {
      for (const { quantity, frame } of this.frames) drawCurve(context, frame, player, quantity, titles[quantity])
    })
    this.node.setAttribute("aria-label", Object.values(titles).join(", "))
  }

  // The step whose place is under the mouse, null outside the curves.
  stepAt(px, py) {
    const { lastStep } = this.player
    const frame = this.frames?.find(({ frame }) => frame.contains(px, py))?.frame
    return frame ? Math.min(Math.max(Math.round(frame.worldX(px)), 0), lastStep) : null
  }

  show() {
    const context = overStill(this.node, this.still, this.player.ratio)
    for (const { quantity, frame } of this.frames) drawCursor(context, frame, this.player, quantity)
  }
}
