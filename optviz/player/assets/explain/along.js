// The linked views of one path's steps: the loss along the step, and the effective learning rates.
import { followMouse, rangeOf, stepAxis } from "../curves/curves.js"
import { element, say } from "../core/element.js"
import { valueOf } from "./explained.js"
import { Frame, drawAxes, line } from "../core/frame.js"
import { inside, overStill, still } from "../player/layout.js"
import { format } from "../core/numbers.js"
import { drawMarker, strokeLine, traceLine } from "../core/paths.js"

// The loss on the line through the point and the next one; 0 is the point, 1 the next.
export class AlongView {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player
    this.node = element("canvas", { class: "along", role: "img", "aria-label": player.words.describe_along })
    this.part = null // of the step, under the mouse
    this.node.addEventListener("pointermove", ({ offsetX, offsetY }) => this.look([offsetX, offsetY]))
    this.node.addEventListener("pointerleave", () => this.look(null))
  }

  look(position) {
    const inside = position && this.frame?.contains(...position)
    this.part = inside ? this.frame.worldX(position[0]) : null
    this.player.invalidate()
  }

  layOut(width, height) {
    const { player } = this
    this.rect = inside(player.size, 0, 0, width, height, player.size * 1.9)
    this.still = still(this.node, width, height, player, () => {})
  }

  show(explanation, path, t) {
    const { player } = this
    const { words, theme, size } = player
    const values = valueOf(explanation, "along", t)
    const [low, high] = explanation.parts
    const parts = Array.from(values, (_, k) => low + ((high - low) * k) / (values.length - 1))
    const finite = [...values].filter(Number.isFinite)
    const [bottom, top] = finite.length ? [Math.min(...finite), Math.max(...finite)] : [0, 1]
    const room = (top - bottom || Math.abs(top) || 1) * 0.1
    const frame = new Frame([[low, high], [bottom - room, top + room]], this.rect)
    this.frame = frame
    const context = overStill(this.node, this.still, player.ratio)
    drawAxes(context, frame, theme, size, { grid: true, xLabel: `${words.in_steps} →`, title: words.along })
    context.save()
    frame.clip(context)
    strokeLine(context, traceLine(parts, values, values.length, frame), { ...path, dash: [] }, size * 0.14, theme)
    this.drawSlope(context, frame, explanation, path, t)
    const next = path.value[t + 1] ?? NaN
    if (Number.isFinite(next)) ring(context, frame.x(1), frame.y(next), size * 0.36, path[theme.name], theme)
    drawMarker(context, path, frame.x(0), frame.y(path.value[t]), size * 0.42, theme)
    if (this.part !== null) line(context, frame.x(this.part), this.rect.top, frame.x(this.part), this.rect.top + this.rect.height)
    context.restore()
  }

  // Where on the map the mouse is on this line.
  drawOnMap(context, explanation, path, t) {
    if (this.part === null) return
    const { frame, theme, size } = this.player
    const update = valueOf(explanation, "update", t)
    const [x, y] = path.params.map((column, k) => column[t] + this.part * update[k])
    const values = valueOf(explanation, "along", t)
    const [low, high] = explanation.parts
    const place = ((this.part - low) / (high - low)) * (values.length - 1)
    const k = Math.min(Math.floor(place), values.length - 2)
    const height = y ?? values[k] + (values[k + 1] - values[k]) * (place - k)
    if (Number.isFinite(x + height)) ring(context, frame.x(x), frame.y(height), size * 0.45, theme.text, theme)
  }

  // The slope that the gradient gives: what the loss would do if it went on straight.
  drawSlope(context, frame, explanation, path, t) {
    const update = valueOf(explanation, "update", t)
    const slope = path.grad.reduce((sum, column, k) => sum + column[t] * update[k], 0)
    if (!Number.isFinite(slope)) return
    context.strokeStyle = this.player.theme.text
    context.globalAlpha = 0.7
    context.lineWidth = 1.5
    context.setLineDash([4, 4])
    const [low, high] = explanation.parts
    line(context, frame.x(low), frame.y(path.value[t] + slope * low), frame.x(high), frame.y(path.value[t] + slope * high))
    context.setLineDash([])
    context.globalAlpha = 1
  }
}

function ring(context, x, y, radius, color, theme) {
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fillStyle = theme.background
  context.fill()
  context.strokeStyle = color
  context.lineWidth = 2.5
  context.stroke()
}

const DASHES = [[], [4, 2]]

// The one value that a coordinate has at all steps, to the digits that are shown; null if it changes.
// A point without a gradient has none.
function constantOf(values) {
  const [first, ...others] = values.filter(Number.isFinite)
  const isSame = (value) => Math.abs(value - first) <= 1e-5 * Math.abs(first)
  return first !== undefined && others.every(isSame) ? first : null
}

// What multiplies each coordinate of the rule's direction, step by step.
export class RatesView {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player
    this.node = element("canvas", { class: "rates", role: "img", "aria-label": player.words.describe_rates })
    this.constant = element("p", { hidden: "" }) // in place of a picture of lines that never change
    followMouse(this.node, player, (px, py) => this.stepAt(px, py))
  }

  stepAt(px, py) {
    const inside = this.frame?.contains(px, py)
    return inside ? Math.min(Math.max(Math.round(this.frame.worldX(px)), 0), this.player.lastStep) : null
  }

  layOut(width, height, explanation, path) {
    const { player } = this
    const { size, words, theme, scene } = player
    const gains = explanation.columns.gains
    const columns = scene.symbols.map((_, k) => Float32Array.from({ length: explanation.count }, (_, t) => gains.data[t * gains.size + k]))
    this.columns = columns
    const constants = columns.map(constantOf)
    const isConstant = !constants.includes(null)
    const title = explanation.measured ? words.measured_rates : words.effective_rates
    this.node.hidden = isConstant
    this.constant.hidden = !isConstant
    if (isConstant) {
      const each = scene.symbols.map((symbol, k) => `${symbol}: ${format(constants[k], 4)}`).join(", ")
      say(this.constant, words.constant_rates.replace("{rates}", title).replace("{each}", each))
      return
    }
    const { view, logY } = rangeOf(columns.map((ys) => ({ ys })), "ys")
    const last = Math.max(player.lastStep, 1)
    this.frame = new Frame([[-0.015 * last, 1.025 * last], view], inside(size, 0, 0, width, height, size * 1.9), { logY })
    const steps = stepAxis(explanation.count)
    this.still = still(this.node, width, height, player, (context) => {
      drawAxes(context, this.frame, theme, size, { grid: true, xLabel: `${words.step} →`, title })
      context.save()
      this.frame.clip(context)
      columns.forEach((ys, k) => {
        strokeLine(context, traceLine(steps, ys, ys.length, this.frame), { ...path, dash: DASHES[k] }, size * 0.14, theme)
      })
      context.restore()
      this.drawNames(context, columns, scene.symbols, path)
    })
  }

  // Each line's coordinate, beside its last value.
  drawNames(context, columns, symbols, path) {
    if (columns.length < 2) return
    const { theme, size } = this.player
    context.font = `600 ${size}px ${theme.font}`
    context.textAlign = "right"
    context.lineWidth = 4
    context.strokeStyle = theme.halo
    context.fillStyle = path[theme.name]
    columns.forEach((ys, k) => {
      const t = ys.findLastIndex(Number.isFinite)
      if (t < 0) return
      const { left, width } = this.frame.rect
      const [x, y] = [left + width - 6, this.frame.y(ys[t]) + (k ? 4 : -4)]
      context.textBaseline = k ? "top" : "bottom"
      const text = `${symbols[k]} ${k ? "- -" : "—"}`
      context.strokeText(text, x, y)
      context.fillText(text, x, y)
    })
  }

  show(path, t) {
    const { player, frame } = this
    if (this.node.hidden) return
    const context = overStill(this.node, this.still, player.ratio)
    context.strokeStyle = player.theme.text
    context.globalAlpha = 0.7
    context.lineWidth = 1.5
    line(context, frame.x(t), frame.rect.top, frame.x(t), frame.rect.top + frame.rect.height)
    context.globalAlpha = 1
    for (const ys of this.columns) {
      const y = frame.y(ys[t])
      if (Number.isFinite(y) && frame.contains(frame.x(t), y)) drawMarker(context, path, frame.x(t), y, player.size * 0.36, player.theme)
    }
  }
}
