// The pictures of the Network page under one cursor in time.
import { writeAddress } from "../core/history.js"
import { element } from "../core/element.js"
import { CurvesPicture } from "./curves.js"
import { readNetworks, rowAt } from "./data.js"
import { DrawingPicture } from "./drawing.js"
import { LayersPicture } from "./layers.js"
import { NetworkLegend } from "./legend.js"
import { OutputsPicture } from "./outputs.js"
import { SlicePicture } from "./slice.js"
import { Clock } from "../core/clock.js"
import { TIME_KEYS, attachKeyboard } from "../map/pointer.js"
import { readTheme } from "../core/theme.js"
import { Timeline } from "../chrome/timeline.js"

const USUAL_SPEED = 60 // steps per second
const NARROW = 640 // pixels
const REPORT_AFTER = 300 // milliseconds without a change before the server hears of it

export class NetworkView extends Clock {
  constructor(root, header, tell) {
    super()
    this.tell = tell
    this.drawings = 0
    this.restore(header)
    this.host = element("div", { class: "player network" })
    root.append(this.host)
    this.observer = new ResizeObserver(() => this.invalidate(true))
    this.observer.observe(this.host)
  }

  close() {
    cancelAnimationFrame(this.request)
    clearTimeout(this.reportTimer)
    this.observer.disconnect()
    this.detachKeyboard?.()
    this.host.remove()
  }

  restore({ view_state: { step, speed, hidden }, scene_id }) {
    this.sceneId = scene_id
    this.atEnd = step === null
    this.step = step ?? Infinity
    this.speed = Number(speed ?? USUAL_SPEED)
    this.hidden = new Set(hidden)
  }

  receive(header, arrays) {
    if (header.scene_id !== this.sceneId) this.restore(header)
    this.race = readNetworks(header, arrays)
    this.words = header.words
    this.lastStep = this.race.steps[this.race.steps.length - 1]
    this.step = this.atEnd ? this.lastStep : Math.min(this.step, this.lastStep)
    this.theme = readTheme(this.host)
    const built = JSON.stringify([header.words, header.loss, Boolean(header.plane)])
    if (built !== this.builtFor) this.build()
    this.builtFor = built
    this.legend.rebuild()
    this.stillChanged = true
    this.draw(performance.now())
    writeAddress(header, this.viewState())
  }

  build() {
    const { words, race } = this
    this.timeline = new Timeline(this)
    this.legend = new NetworkLegend(this)
    const outputs = new OutputsPicture(this)
    this.drawing = new DrawingPicture(this)
    const below = [new CurvesPicture(this), new LayersPicture(this), this.drawing]
    if (race.plane) below.push(new SlicePicture(this))
    this.pictures = [outputs, ...below]
    const time = element("div", { class: "time above" }, this.timeline.node)
    // On a phone the page would be eight screens long: what is below the maps is unfolded on demand.
    const open = window.innerWidth > NARROW ? "" : false
    const sections = below.map((picture) => {
      const title = element("summary", {}, element("h2", {}, words[picture.title]))
      return element("details", { open }, title, ...picture.nodes)
    })
    this.host.replaceChildren(this.legend.node, ...outputs.nodes, time, ...sections, this.legend.table)
    this.detachKeyboard?.()
    this.detachKeyboard = attachKeyboard(this.host, this, TIME_KEYS)
  }

  visible() {
    return this.race.rules.filter((rule) => !this.hidden.has(rule.id))
  }
  togglePath(index) {
    const rule = this.race.rules[index]
    if (!rule) return
    if (!this.hidden.delete(rule.id)) this.hidden.add(rule.id)
    this.invalidate(true)
    this.report()
  }

  viewState() {
    return {
      scene_id: this.sceneId,
      step: this.atEnd ? null : Math.floor(this.step),
      view: null,
      speed: this.speed === USUAL_SPEED ? null : String(this.speed),
      hidden: this.race.rules.map((rule) => rule.id).filter((id) => this.hidden.has(id)),
    }
  }
  report() {
    clearTimeout(this.reportTimer)
    this.reportTimer = setTimeout(() => {
      if (writeAddress(this.race, this.viewState())) this.tell("view_state", this.viewState())
      else this.report()
    }, REPORT_AFTER)
  }

  invalidate(still = false) {
    this.stillChanged ||= still
    this.request ??= requestAnimationFrame((now) => {
      this.request = undefined
      if (this.race) this.draw(now)
    })
  }

  draw(now) {
    if (this.playing) this.advance(now)
    const width = this.host.clientWidth
    if (!width) return
    this.row = rowAt(this.race, this.step)
    if (this.stillChanged) {
      this.ratio = window.devicePixelRatio || 1
      this.size = Math.min(Math.max(width / 58, 13), 18)
      for (const picture of this.pictures) picture.layOut(width)
    }
    this.stillChanged = false
    for (const picture of this.pictures) picture.draw()
    this.timeline.show()
    this.legend.show()
    this.drawings += 1
    Object.assign(this.host.dataset, {
      drawings: this.drawings, step: Math.floor(this.step), last: this.lastStep,
      tag: this.race.query, playing: this.playing, network: this.drawing.rule.id,
    })
    if (this.playing) this.invalidate()
  }
}
