// Critical points: their marks on the map, and below it how many there are, with a list of them.
import { element } from "../core/element.js"
import { format } from "../core/numbers.js"

const KINDS = ["minimum", "saddle", "maximum", "degenerate", "edge"]
const COLORS = {
  light: { minimum: "#00695c", saddle: "#8a5a00", maximum: "#a3123a", degenerate: "#4a4f58", edge: "#00695c" },
  dark: { minimum: "#4fe0c0", saddle: "#ffc65c", maximum: "#ff8fa8", degenerate: "#c3c8d0", edge: "#4fe0c0" },
}
const REACH = 12 // pixels from a mark that still count as being on it
const MOST_LISTED = 200

export function drawMark(context, kind, x, y, r, theme) {
  context.beginPath()
  if (kind === "saddle") {
    context.moveTo(x - r, y - r)
    context.lineTo(x + r, y + r)
    context.moveTo(x - r, y + r)
    context.lineTo(x + r, y - r)
  } else {
    const up = kind === "maximum" ? -1 : 1 // a minimum points down
    context.moveTo(x - r, y - up * 0.8 * r)
    if (kind === "degenerate") context.lineTo(x, y - 1.2 * r)
    context.lineTo(x + r, y - up * 0.8 * r)
    context.lineTo(x, y + up * 1.1 * r)
    context.closePath()
  }
  context.lineJoin = "round"
  context.lineCap = "round"
  const hollow = kind === "maximum" || kind === "edge" // so that it is no path's head
  context.strokeStyle = theme.halo
  context.lineWidth = 0.45 * r + 3
  context.stroke()
  context.strokeStyle = COLORS[theme.name][kind]
  context.fillStyle = hollow ? theme.background : context.strokeStyle
  if (kind !== "saddle") context.fill()
  context.lineWidth = kind === "saddle" || hollow ? Math.max(0.4 * r, 1.5) : 1
  context.stroke()
  context.lineCap = "butt"
}

// The marks, and the outline of the window that was searched.
export function drawCritical(context, frame, scene, theme, size) {
  const { points } = scene.critical
  const [[xLow, xHigh], [yLow, yHigh]] = scene.window
  if (scene.y) {
    context.strokeStyle = theme.text
    context.globalAlpha = 0.5
    context.lineWidth = 1
    context.setLineDash([6, 4])
    const [left, top] = [frame.x(xLow), frame.y(yHigh)]
    context.strokeRect(left, top, frame.x(xHigh) - left, frame.y(yLow) - top)
    context.setLineDash([])
    context.globalAlpha = 1
  }
  // Smaller where there are many: they must not touch.
  const each = Math.sqrt(((xHigh - xLow) * frame.perX * (yHigh - yLow) * frame.perY) / points.length)
  const r = Math.min(0.42 * size, 0.27 * each)
  for (const point of points) drawMark(context, point.kind, ...placeOf(point, frame), r, theme)
}

// A ring around the chosen point; drawn with what moves.
export function drawPinned(context, frame, { pinned, theme, size }) {
  if (!pinned) return
  context.beginPath()
  context.arc(frame.x(pinned[0]), frame.y(pinned[1]), size * 0.85, 0, 2 * Math.PI)
  context.strokeStyle = theme.text
  context.lineWidth = 2.5
  context.stroke()
}

// On a curve the second axis is the function's value.
const worldOf = ({ point, value }) => [point[0], point[1] ?? value]
const placeOf = (point, frame) => {
  const [x, y] = worldOf(point)
  return [frame.x(x), frame.y(y)]
}

export class CriticalPanel {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player
    this.counts = element("p", { class: "counts" })
    this.verdict = element("p")
    this.select = element("select", {
      "aria-label": player.words.choose_point,
      onchange: () => this.pin(this.points[Number(this.select.value)] ?? null),
    })
    this.output = element("output", { "aria-live": "polite" })
    this.node = element(
      "section",
      { class: "critical", "aria-label": player.words.critical, hidden: "" },
      this.counts, this.verdict, element("div", { class: "choice" }, this.select, this.output),
    )
  }

  get points() {
    return this.player.finest?.critical?.points ?? []
  }

  // The point whose mark is at that place of the map, or null.
  markAt(px, py) {
    const near = (point) => {
      const [x, y] = placeOf(point, this.player.frame)
      return Math.hypot(x - px, y - py)
    }
    const best = this.points.reduce((a, b) => (a && near(a) <= near(b) ? a : b), null)
    return best && near(best) < REACH ? best : null
  }

  press(position) {
    const point = this.markAt(...position)
    if (point) this.pin(point)
    return Boolean(point)
  }

  pin(point) {
    const { player } = this
    player.pin(point && !this.isPinned(point) ? worldOf(point) : null)
    player.invalidate()
  }

  // A finer search, for another view, finds the same point up to rounding.
  isPinned(point) {
    const { pinned, finest } = this.player
    const [low, high] = finest.window[0]
    const [x, y] = worldOf(point)
    return Boolean(pinned) && Math.hypot(x - pinned[0], y - pinned[1]) < 1e-6 * (high - low)
  }

  show() {
    const { player } = this
    const { critical } = player.finest
    const chosen = this.points.findIndex((point) => this.isPinned(point))
    if (chosen < 0) player.pin(null)
    if (critical === this.shown && player.theme === this.theme && chosen === this.chosen) return
    if (critical !== this.shown || player.theme !== this.theme) this.rebuild(critical)
    this.shown = critical
    this.theme = player.theme
    this.chosen = chosen
    this.select.value = chosen
    this.output.value = chosen < 0 ? "" : this.tell(this.points[chosen])
  }

  rebuild(critical) {
    this.node.hidden = !critical
    if (!critical) return
    const { words, theme, scene } = this.player
    this.counts.replaceChildren(
      ...this.counted().map(([kind, text]) => {
        const sample = element("canvas", { width: 40, height: 40, "aria-hidden": "true" })
        drawMark(sample.getContext("2d"), kind, 20, 20, 12, theme)
        return element("span", {}, sample, text)
      }),
    )
    const { winding, complete, convex, lowest } = critical
    const around = scene.y ? "" : "_ends"
    const known = winding === null ? words.unchecked : words[(complete ? "complete" : "incomplete") + around]
    const bent = convex ? words.convex : words.not_convex
    this.verdict.textContent = [
      known.replace("{winding}", String(winding).replace("-", "−")),
      ...(lowest === null ? [] : [bent.replace("{lowest}", format(lowest, 4))]),
    ].join(" ")
    this.select.replaceChildren(
      element("option", { value: -1 }, words.choose_point),
      ...this.points.slice(0, MOST_LISTED).map((point, index) =>
        element("option", { value: index }, `${words[point.kind]} ${coordinates(point)}: ${format(point.value, 4)}`),
      ),
    )
  }

  // For each kind that is there, or usual, how many.
  counted() {
    const { words, scene } = this.player
    const count = (kind) => this.points.filter((point) => point.kind === kind).length
    const shown = KINDS.filter((kind) => count(kind) || kind === "minimum" || kind === "maximum" || (kind === "saddle" && scene.y))
    return shown.map((kind) => [kind, words[`count_${kind}`].replace("{count}", count(kind) || words.none_found)])
  }

  tell(point) {
    const { words, scene } = this.player
    const tip = point.eigenvalues.includes(null)
    const at = scene.symbols.map((symbol, k) => `${symbol} = ${format(point.point[k], 6)}`).join(", ")
    const sentence = point.kind === "edge" ? words.edge_told : tip ? words.tip_told : words.point_told
    return sentence
      .replace("{kind}", words[point.kind])
      .replace("{point}", at)
      .replace("{value}", format(point.value, 6))
      .replace("{eigenvalues}", tip ? "" : point.eigenvalues.map((v) => format(v, 6)).join(", "))
  }

  description() {
    if (!this.player.finest?.critical) return ""
    const counts = this.counted().map(([, text]) => text).join(", ")
    return ` ${this.player.words.critical_description.replace("{counts}", counts)}`
  }
}

const coordinates = ({ point }) => `(${point.map((v) => format(v, 4)).join(", ")})`
