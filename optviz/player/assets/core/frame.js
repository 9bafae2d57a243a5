// The rectangle of a plot and how the world is laid onto it.
import { formatPower, formatTicks, roomyLogTicks, roomyTicks } from "./numbers.js"

export class Frame {
  // `view` is [[xLow, xHigh], [yLow, yHigh]] in world units, `rect` the inside in pixels.
  constructor(view, rect, { logY = false } = {}) {
    this.view = view
    this.rect = rect
    this.logY = logY
    this.box = {
      left: rect.left - 40,
      right: rect.left + rect.width + 40,
      top: rect.top - 40,
      bottom: rect.top + rect.height + 40,
    }
    const [yLow, yHigh] = logY ? view[1].map(Math.log10) : view[1]
    this.perX = rect.width / (view[0][1] - view[0][0])
    this.perY = rect.height / (yHigh - yLow)
    this.yLow = yLow
  }
  x(value) {
    return this.rect.left + (value - this.view[0][0]) * this.perX
  }
  y(value) {
    // Zero has no place on a logarithmic axis: it is drawn on its floor.
    const height = !this.logY ? value : value === 0 ? this.yLow : Math.log10(value)
    return this.rect.top + this.rect.height - (height - this.yLow) * this.perY
  }
  worldX(pixel) {
    return this.view[0][0] + (pixel - this.rect.left) / this.perX
  }
  worldY(pixel) {
    return this.view[1][0] + (this.rect.top + this.rect.height - pixel) / this.perY
  }
  // The unit in which a place under the hand is told: a power of ten, at most a pixel long.
  unitOf(k) {
    return 10 ** Math.floor(-Math.log10(k ? this.perY : this.perX))
  }
  // How long a direction of one unit is on the screen.
  lengthOf([x, y]) {
    return Math.hypot(x * this.perX, y * this.perY)
  }
  contains(x, y) {
    const { left, top, width, height } = this.rect
    return x >= left && x <= left + width && y >= top && y <= top + height
  }
  clip(context) {
    const { left, top, width, height } = this.rect
    context.beginPath()
    context.rect(left, top, width, height)
    context.clip()
  }
}

// Grow a window to the shape of a rectangle, so that one unit is as long across as up: only then
// is the gradient at right angles to the contours on the screen too.
export function equalUnits(window, rect) {
  const [[xLow, xHigh], [yLow, yHigh]] = window
  const perUnit = Math.min(rect.width / (xHigh - xLow), rect.height / (yHigh - yLow))
  const grow = (low, high, pixels) => {
    const half = pixels / perUnit / 2
    const middle = (low + high) / 2
    return [middle - half, middle + half]
  }
  return [grow(xLow, xHigh, rect.width), grow(yLow, yHigh, rect.height)]
}

export const NUMBERS = 3.6 // of the type's size: the width that the numbers beside an axis have

export function drawAxes(context, frame, theme, size, { grid = false, xLabel = "", title = "", whole = false } = {}) {
  const { rect, view } = frame
  context.font = `${size}px ${theme.font}`
  context.fillStyle = theme.text
  context.strokeStyle = theme.faint
  context.lineWidth = 1
  context.textAlign = "center"
  context.textBaseline = "top"
  const bottom = rect.top + rect.height
  // Short numbers stand closer than long ones.
  const comfort = size * (whole ? 2 : 6)
  const isApart = (values) => {
    const widest = Math.max(...formatTicks(values).map((text) => context.measureText(text).width))
    return values.length < 2 || (values[1] - values[0]) * frame.perX > widest + size * 0.5
  }
  const choices = [2.2, 3].map((room) => roomyTicks(view[0], rect.width, comfort, size * room))
  const across = choices.find(isApart) ?? choices[1]
  for (const [k, text] of formatTicks(across).entries()) {
    const value = across[k]
    if (whole && !Number.isInteger(value)) continue
    const x = Math.round(frame.x(value)) + 0.5
    line(context, x, grid ? rect.top : bottom, x, bottom + 4)
    // The last number must not be cut off by the picture's edge.
    const farthest = rect.left + rect.width + 5 - context.measureText(text).width / 2
    context.fillText(text, Math.min(x, farthest), bottom + 6)
  }
  context.textAlign = "right"
  context.textBaseline = "middle"
  const values = (frame.logY ? roomyLogTicks : roomyTicks)(view[1], rect.height, size * 1.9, size * 0.95)
  const texts = frame.logY ? values.map(formatPower) : formatTicks(values)
  for (const [k, text] of texts.entries()) {
    const y = Math.round(frame.y(values[k])) + 0.5
    line(context, rect.left - 4, y, grid ? rect.left + rect.width : rect.left, y)
    // Long numbers are set narrower, not cut off.
    context.fillText(text, rect.left - 7, y, size * NUMBERS - 9)
  }
  context.strokeRect(rect.left + 0.5, rect.top + 0.5, rect.width - 1, rect.height - 1)
  // With a title the label stands on its line, where no curve can cross it.
  context.textAlign = "right"
  context.textBaseline = "bottom"
  const right = rect.left + rect.width
  const wide = context.measureText(`${title}${xLabel}`).width * 1.1 + size
  if (title && wide < rect.width) context.fillText(xLabel, right, rect.top - 5)
  else context.fillText(xLabel, right - 6, bottom - 4)
  context.textAlign = "left"
  context.font = `600 ${size}px ${theme.font}`
  context.fillText(title, rect.left, rect.top - 5)
}

export function line(context, x0, y0, x1, y1) {
  context.beginPath()
  context.moveTo(x0, y0)
  context.lineTo(x1, y1)
  context.stroke()
}
