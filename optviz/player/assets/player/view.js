// The player: what is shown, what is kept when new paths arrive, and the one loop that draws.
import { Aside } from "../chrome/aside.js"
import { CriticalPanel } from "../map/critical.js"
import { element } from "../core/element.js"
import { Heat } from "../heat/heat.js"
import { Explain } from "../explain/explain.js"
import { EventStrip } from "../curves/events.js"
import { isHatched } from "../core/hatch.js"
import { writeAddress } from "../core/history.js"
import { Hover } from "../map/hover.js"
import { layOut, layOutMap, overStill } from "./layout.js"
import { Legend } from "../chrome/legend.js"
import { Live } from "../live/live.js"
import { drawPaths } from "../map/map.js"
import { latestOf, onMessage } from "../core/messages.js"
import { Panels } from "./panels.js"
import { PARTS } from "./parts.js"
import { makePaths } from "../core/paths.js"
import { attachKeyboard, attachPointer } from "../map/pointer.js"
import { followSliders } from "../live/page_controls.js"
import { Section } from "../map/section.js"
import { Start } from "../map/start.js"
import { PlayerState } from "../core/state.js"
import { readTheme } from "../core/theme.js"
import { Timeline } from "../chrome/timeline.js"
import { Tooltip } from "../chrome/tooltip.js"
import { Trails } from "../map/trails.js"

const USUAL_SPEED = 10 // steps per second
const REPORT_AFTER = 300 // milliseconds without a change before the server hears of it

export class Player extends PlayerState {
  constructor(root, header, tell) {
    super()
    this.tell = header.showcase ? () => {} : tell // tells the server: a name and a value
    this.alone = Boolean(header.alone)
    this.drawings = 0
    this.live = new Live(this)
    this.start = new Start(this)
    this.trails = new Trails()
    this.section = new Section(this)
    this.restore(header)
    this.root = root
    this.host = element("div", { class: "player" })
    root.append(this.host)
    this.closers = [onMessage((name) => this.onMessage(name)), followSliders(this), () => this.live.close()]
    // The height is the player's own doing; only another width is a reason to lay all out anew.
    const observer = new ResizeObserver(() => this.host.clientWidth !== this.width && this.invalidate(true))
    observer.observe(this.host)
    this.closers.push(() => observer.disconnect(), () => this.detachKeyboard?.())
  }

  close() {
    cancelAnimationFrame(this.request)
    clearTimeout(this.reportTimer)
    for (const close of this.closers) close()
    this.tellParts("close")
    this.aside?.close()
    this.host.remove()
  }

  // The player's own part of a link, used when it appears or its surface changes.
  restore(header) {
    this.sceneId = header.scene_id
    this.atEnd = header.view_state.step === null
    this.step = header.view_state.step ?? this.lastStep // finite: a frame may be drawn before other paths come
    this.view = header.view_state.view
    this.speed = Number(header.view_state.speed ?? USUAL_SPEED)
    this.hidden = new Set(header.view_state.hidden)
    this.settings = header.view_state.parts // of the parts, as the link or the reader has them
    this.tellParts("restore", this.settings)
  }

  tellParts(method, ...values) {
    for (const part of this.parts ?? []) part[method]?.(...values)
  }

  receive(header, rows) {
    if (header.scene_id !== this.sceneId) {
      this.live.change = null
      this.restore(header)
    }
    this.live.receive(header, rows)
  }

  show(header, rows) {
    this.header = header
    this.paths = makePaths(header, rows)
    this.lastStep = Math.max(...this.paths.map((path) => path.count - 1), 0)
    this.step = this.atEnd ? this.lastStep : Math.min(this.step, this.lastStep)
    this.refresh()
  }

  onMessage(name) {
    const { scene, detail, fit, batches, cloud } = this.header ?? {}
    if ([scene, detail, fit, batches].includes(name)) this.refresh()
    else if (name === cloud) this.invalidate()
  }

  // New paths, a new scene or a new theme; messages may arrive in any order.
  refresh() {
    if (!this.scene) return
    this.theme = readTheme(this.host)
    this.words = this.scene.words
    // Every scene brings the words along; only another language is a reason to begin anew.
    const words = JSON.stringify([this.words, this.header.fit])
    if (this.builtFor !== words) this.build()
    this.builtFor = words
    this.legend.rebuild()
    // Drawn now and not with the next frame: the reader waits for this.
    this.stillChanged = true
    this.draw(performance.now())
    // Browsers allow few changes of the address in a second; a hand that still moves makes more.
    if (!this.live.change) this.writeAddress()
  }

  build() {
    this.mapDrawn = null
    this.map = element("canvas", { class: "map", tabindex: 0, role: "img" })
    this.tooltip = new Tooltip()
    this.hover = new Hover(this)
    this.timeline = new Timeline(this)
    this.events = new EventStrip(this)
    this.legend = new Legend(this)
    this.tellParts("close")
    this.parts = []
    for (const Part of PARTS) this.parts.push(new Part(this))
    this.tellParts("restore", this.settings)
    const known = (Kind) => this.parts.find((part) => part instanceof Kind)
    Object.assign(this, { critical: known(CriticalPanel), explain: known(Explain), heat: known(Heat) })
    this.panels = this.header.fit ? new Panels(this) : null
    const stage = element("div", { class: "stage" }, this.map, this.start.hint, this.tooltip.node)
    const time = element("div", { class: "time" }, this.timeline.node, this.events.node)
    this.aside = new Aside(this)
    const middle = [stage, time, this.aside.node]
    const below = this.parts.map((part) => part.node).filter(Boolean)
    this.host.replaceChildren(this.legend.node, ...(this.panels?.arrange(middle) ?? middle), ...below, this.legend.table)
    attachPointer(this.map, this)
    this.detachKeyboard?.()
    this.detachKeyboard = attachKeyboard(this.host, this)
  }

  get scene() {
    return latestOf(this.header.scene)
  }

  // The step that is looked at in all views: the one under the mouse, else the one that is held.
  get cursor() {
    return this.peeked ?? this.step
  }
  peek(step) {
    const peeked = this.playing || step === null ? null : Math.min(step, this.horizon)
    if (peeked === this.peeked) return
    this.peeked = peeked
    this.invalidate()
  }
  holdPeeked() {
    if (this.peeked !== null) this.goTo(this.peeked)
  }

  visiblePaths() {
    return this.paths.filter((path) => !this.hidden.has(path.id))
  }

  togglePath(index) {
    const path = this.paths[index]
    if (!path) return
    if (!this.hidden.delete(path.id)) this.hidden.add(path.id)
    this.invalidate(true)
    this.report()
  }

  setView(view) {
    this.view = view
    this.invalidate(true)
    this.report()
  }

  // Telling the server and the address bar, once things have come to rest.
  viewState() {
    return {
      scene_id: this.sceneId, step: this.atEnd ? null : Math.floor(this.step),
      view: this.view, section: this.frame?.view,
      speed: this.speed === USUAL_SPEED ? null : String(this.speed),
      hidden: this.paths.map((path) => path.id).filter((id) => this.hidden.has(id)),
      parts: Object.assign({}, ...(this.parts ?? []).map((part) => part.settings?.())),
    }
  }
  writeAddress() {
    return this.header.showcase || this.alone || writeAddress(this.header, this.viewState())
  }
  report() {
    this.settings = this.viewState().parts
    clearTimeout(this.reportTimer)
    this.reportTimer = setTimeout(() => {
      if (this.writeAddress()) this.tell("view_state", this.viewState())
      else this.report()
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
    cancelAnimationFrame(this.request)
    this.request = undefined
    if (this.playing) this.advance(now)
    const width = this.host.clientWidth
    if (!width) return
    if (this.stillChanged) {
      this.width = width
      layOut(this, width)
      this.events.measure()
      this.tellParts("layOut", width)
      this.events.layOut()
      this.hover.refresh()
    }
    this.stillChanged = false
    if (this.section.moves()) layOutMap(this)
    if (!this.map.hidden) this.drawMap()
    this.panels?.draw()
    this.timeline.show()
    this.events.show()
    this.legend.show()
    this.tellParts("show")
    this.aside.show()
    this.drawings += 1
    Object.assign(this.host.dataset, {
      drawings: this.drawings, step: Math.floor(this.step), last: this.lastStep,
      cursor: Math.floor(this.cursor), tag: this.header.query, scene: this.sceneId, playing: this.playing,
      hatched: isHatched(this.finest), lastChange: this.header.last_change, live: this.header.live, answers: this.header.answers ?? "",
      view: String(this.frame.view),
    })
    if (this.playing) this.invalidate()
  }

  drawMap() {
    const map = overStill(this.map, this.stillMap, this.ratio)
    this.panels?.drawOnMap(map)
    drawPaths(map, this.frame, this)
    this.tellParts("drawOnMap", map)
  }
}
