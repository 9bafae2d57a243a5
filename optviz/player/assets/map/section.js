// The section of the plane that the map shows: the reader's view, else the window; on a curve that
// grows with the paths, so that a path which diverges slowly is seen to do so.
import { equalUnits } from "../core/frame.js"

const GLIDE = 350 // milliseconds from one section to another
const ROOM = 0.06 // around what is fitted, as a part of it
const FARTHEST = 1e15 // a link holds no view beyond

const calm = window.matchMedia("(prefers-reduced-motion: reduce)")

export class Section {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player
    this.from = null // while it glides: the section that it left
    this.laid = null // what the map was laid out for last
    this.reported = null
  }

  lay() {
    this.laid = this.shown
  }

  // Whether the section has grown with the paths.
  get hasGrown() {
    return !this.player.view && this.target !== this.player.scene.window
  }

  // What is to be shown: a pair of ranges.
  get target() {
    const { player } = this
    const { window: whole, y } = player.scene
    if (player.view) return player.view
    if (y) return whole
    const { low, high } = reached(player.visiblePaths(), player.cursor)
    if (whole.every(([from, to], k) => from <= low[k] && high[k] <= to)) return whole
    return whole.map(([from, to], k) => withRoom(Math.min(low[k], from), Math.max(high[k], to)))
  }

  // What is shown now, on the way there.
  get shown() {
    const { target, from } = this
    if (!from) return target
    const part = Math.min((performance.now() - this.began) / GLIDE, 1)
    const eased = part * part * (3 - 2 * part)
    return target.map((range, k) => range.map((end, i) => from[k][i] + (end - from[k][i]) * eased))
  }

  // The server saves a picture of what is seen: it hears of every section that the map comes to rest
  // at.
  tell() {
    const { player } = this
    const seen = String(player.frame.view)
    if (seen === this.reported) return
    // The first one at once: a page that has just come runs anyway.
    if (this.reported === null) player.tell("view_state", player.viewState())
    else player.report()
    this.reported = seen
  }

  // At every drawing: whether the map has to be laid out anew for it. A step from the hand may lead
  // far; while it plays, and while the hand moves the map, the section follows at once.
  moves() {
    const { player, target } = this
    const { view, playing } = player
    const jumped = !view && !playing && this.before && String(this.before) !== String(target)
    if (jumped && !player.scene.y) this.glide()
    this.before = view ? null : target
    if (this.from && performance.now() - this.began > GLIDE) this.from = null
    if (this.from) player.invalidate()
    return String(this.shown) !== String(this.laid)
  }

  glide() {
    if (calm.matches || !this.laid) return
    this.from = this.laid
    this.began = performance.now()
  }

  show(view) {
    this.glide()
    this.player.setView(view)
  }
  zoomBy(factor, around) {
    const { frame } = this.player
    const { left, top, width, height } = frame.rect
    const [px, py] = around ?? [left + width / 2, top + height / 2]
    const center = [frame.worldX(px), frame.worldY(py)]
    this.player.setView(frame.view.map((range, k) => range.map((v) => center[k] + (v - center[k]) * factor)))
  }
  // All of the paths up to the step, as far as they are not lost.
  showPaths() {
    const { player } = this
    const { low, high } = reached(player.visiblePaths(), player.cursor)
    const longest = Math.max(...low.map((from, k) => high[k] - from))
    if (!(longest > 0)) return
    // A path along one axis has no extent along the other.
    const fitted = low.map((from, k) => (high[k] > from ? withRoom(from, high[k]) : [from - longest / 2, from + longest / 2]))
    this.show(player.scene.y && player.scene.equal_units ? equalUnits(fitted, player.frame.rect) : fitted)
  }
  // The whole window, be it that the section has grown beyond.
  showWhole() {
    this.show(this.hasGrown ? this.player.scene.window : null)
  }
}

function withRoom(low, high) {
  const room = ROOM * (high - low)
  return [low - room, high + room]
}

// How far some paths have come up to a step, which may lie between two rows: not where they are lost.
function reached(paths, until) {
  const low = [Infinity, Infinity]
  const high = [-Infinity, -Infinity]
  const note = (...point) => {
    if (!point.every((v) => Math.abs(v) < FARTHEST)) return
    point.forEach((v, k) => {
      low[k] = Math.min(low[k], v)
      high[k] = Math.max(high[k], v)
    })
  }
  for (const { xs, ys, end, diverged } of paths) {
    const last = diverged === null ? end : Math.min(end, diverged - 1)
    const whole = Math.floor(Math.min(until, last))
    for (let t = 0; t <= whole; t++) note(xs[t], ys[t])
    const part = until - whole
    if (whole < last) note(xs[whole] + part * (xs[whole + 1] - xs[whole]), ys[whole] + part * (ys[whole + 1] - ys[whole]))
  }
  return { low, high }
}
