// The player: what is shown, what is kept when new paths arrive, and the one loop that draws.
import { writeAddress } from "./address.js"
import { drawCursor } from "./curves.js"
import { element } from "./element.js"
import { layOut, overStill } from "./layout.js"
import { Legend } from "./legend.js"
import { drawPaths } from "./map.js"
import { makePaths } from "./paths.js"
import { attachKeyboard, attachPointer, hoverText } from "./pointer.js"
import { onScene, sceneOf } from "./scene.js"
import { readTheme } from "./theme.js"
import { Timeline } from "./timeline.js"

const USUAL_SPEED = 10 // steps per second
const REPORT_AFTER = 300 // milliseconds without a change before the server hears of it

export class Player {
  constructor(root, header, tell) {
    this.tell = tell // tells the server: a name and a value
    this.paths = []
    this.playing = false
    this.drawings = 0
    this.restore(header)
    this.root = root
    this.host = element("div", { class: "player" })
    root.append(this.host)
    this.closers = [onScene((name) => this.onScene(name))]
    const observer = new ResizeObserver(() => this.invalidate(true))
    observer.observe(this.host)
    this.closers.push(() => observer.disconnect(), () => this.detachKeyboard?.())
  }

  close() {
    cancelAnimationFrame(this.request)
    clearTimeout(this.reportTimer)
    for (const close of this.closers) close()
    this.host.remove()
  }

  // The player's own part of a link, used when it appears or its surface changes.
  restore(header) {
    this.sceneId = header.scene_id
    this.atEnd = header.at.step === null
    this.step = header.at.step ?? Infinity
    this.view = header.at.view
    this.speed = Number(header.at.speed ?? USUAL_SPEED)
    this.hidden = new Set(header.at.hidden)
  }

  receive(header, rows) {
    if (header.scene_id !== this.sceneId) this.restore(header)
    this.header = header
    this.paths = makePaths(header, rows)
    this.lastStep = Math.max(...this.paths.map((path) => path.count - 1), 0)
    this.step = this.atEnd ? this.lastStep : Math.min(this.step, this.lastStep)
    if (header.heard === this.sent) this.inFlight = false
    if (!this.inFlight && this.waiting) this.sendStart()
    else if (!this.inFlight && !this.dragging) this.dragged = null
    this.refresh()
  }

  onScene(name) {
    if (this.header && (name === this.header.scene || name === this.header.detail)) this.refresh()
  }

  // New paths, a new scene or a new theme; messages may arrive in any order.
  refresh() {
    if (!this.scene) return
    this.theme = readTheme(this.host)
    this.words = this.scene.words
    // Every scene brings the words along; only another language is a reason to begin anew.
    const words = JSON.stringify(this.words)
    if (this.builtFor !== words) this.build()
    this.builtFor = words
    this.legend.rebuild()
    // Drawn now and not with the next frame: the reader waits for this.
    this.stillChanged = true
    this.draw(performance.now())
    this.writeAddress()
  }

  build() {
    this.mapDrawn = null
    this.map = element("canvas", { class: "map", tabindex: 0, role: "img" })
    this.tooltip = element("div", { class: "tooltip", hidden: "" })
    this.curves = element("canvas", { class: "curves", role: "img" })
    this.timeline = new Timeline(this)
    this.legend = new Legend(this)
    this.host.replaceChildren(
      this.legend.node,
      element("div", { class: "stage" }, this.map, this.tooltip),
      this.timeline.node, this.curves, this.legend.table,
    )
    attachPointer(this.map, this)
    this.detachKeyboard?.()
    this.detachKeyboard = attachKeyboard(this.host, this)
  }

  get scene() {
    return sceneOf(this.header.scene)
  }

  visiblePaths() {
    return this.paths.filter((path) => !this.hidden.has(path.id))
  }

  // Time

  goTo(step) {
    this.playing = false
    this.moveTo(Math.min(Math.max(Math.round(step), 0), this.lastStep))
    this.report()
  }
  stepBy(count) {
    this.goTo(Math.floor(this.step) + count)
  }
  moveTo(step) {
    this.step = step
    this.atEnd = step >= this.lastStep
    this.invalidate()
  }
  togglePlay() {
    if (this.playing) return this.goTo(Math.floor(this.step))
    if (this.step >= this.lastStep) this.moveTo(0)
    this.playing = true
    this.playedAt = performance.now()
    this.invalidate()
  }
  advance(now) {
    const step = this.step + (Math.max(now - this.playedAt, 0) / 1000) * this.speed
    this.playedAt = now
    if (step >= this.lastStep) this.goTo(this.lastStep)
    else this.moveTo(step)
  }
  togglePath(index) {
    const path = this.paths[index]
    if (!path) return
    if (!this.hidden.delete(path.id)) this.hidden.add(path.id)
    this.invalidate(true)
    this.report()
  }
  setSpeed(rate) {
    this.speed = rate
    this.report()
  }

  // View

  setView(view) {
    this.view = view
    this.invalidate(true)
    this.report()
  }
  zoomBy(factor, around) {
    const { rect, view } = this.frame
    const [px, py] = around ?? [rect.left + rect.width / 2, rect.top + rect.height / 2]
    const center = [this.frame.worldX(px), this.frame.worldY(py)]
    this.setView(view.map((range, k) => range.map((v) => center[k] + (v - center[k]) * factor)))
  }
  setHover(position) {
    const lines = position && this.frame ? hoverText(this, position) : null
    this.tooltip.hidden = !lines
    if (!lines) return
    this.tooltip.replaceChildren(...lines.map((text) => element("div", {}, text)))
    const right = position[0] > this.map.clientWidth / 2
    this.tooltip.style.left = right ? "" : `${position[0] + 14}px`
    this.tooltip.style.right = right ? `${this.map.clientWidth - position[0] + 14}px` : ""
    this.tooltip.style.top = `${Math.max(position[1] - 60, 4)}px`
  }

  // The start: paths follow while it is dragged, one request at a time, the last one exact.

  isOnStart(px, py) {
    if (!this.paths.length) return false
    const [x, y] = [this.frame.x(this.paths[0].xs[0]), this.frame.y(this.paths[0].ys[0])]
    return Math.hypot(px - x, py - y) < Math.max(14, this.size)
  }
  dragStart(point) {
    this.dragging = true
    this.dragged = point
    this.waiting = point.slice(0, this.scene.symbols.length).map((v) => Number(v.toPrecision(4)))
    this.invalidate()
    if (!this.inFlight) this.sendStart()
  }
  dropStart() {
    this.dragging = false
  }
  sendStart() {
    this.inFlight = true
    this.sent = Math.max(this.sent ?? 0, this.header.heard) + 1
    this.tell("start", { point: this.waiting, number: this.sent })
    this.waiting = null
  }

  // Telling the server and the address bar, once things have come to rest.

  at() {
    return {
      step: this.atEnd ? null : Math.floor(this.step),
      view: this.view,
      speed: this.speed === USUAL_SPEED ? null : String(this.speed),
      hidden: this.paths.map((path) => path.id).filter((id) => this.hidden.has(id)),
    }
  }
  writeAddress() {
    writeAddress(this.header.query, this.at())
  }
  report() {
    clearTimeout(this.reportTimer)
    this.reportTimer = setTimeout(() => {
      this.writeAddress()
      this.tell("at", this.at())
    }, REPORT_AFTER)
  }

  // Drawing

  invalidate(still = false) {
    this.stillChanged ||= still
    this.request ??= requestAnimationFrame((now) => {
      this.request = undefined
      if (this.header && this.map && this.scene) this.draw(now)
    })
  }

  draw(now) {
    if (this.playing) this.advance(now)
    const width = this.host.clientWidth
    if (!width) return
    if (this.stillChanged) layOut(this, width)
    this.stillChanged = false
    drawPaths(overStill(this.map, this.stillMap, this.ratio), this.frame, this)
    const context = overStill(this.curves, this.stillCurves, this.ratio)
    for (const { frame, quantity } of this.curveFrames) drawCursor(context, frame, this, quantity)
    this.timeline.show()
    this.legend.show()
    this.drawings += 1
    Object.assign(this.host.dataset, {
      drawings: this.drawings, step: Math.floor(this.step), last: this.lastStep,
      tag: this.header.query, scene: this.sceneId, playing: this.playing,
    })
    if (this.playing) this.invalidate()
  }

  description() {
    const names = this.visiblePaths().map((path) => path.name).join(", ")
    return this.words.description.replace("{surface}", this.scene.title).replace("{paths}", names)
  }
}
