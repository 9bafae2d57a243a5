// A pinned run: its paths stay as ghosts on the map while the present ones change, and what is
// different in its settings is named.
import { element, say } from "../core/element.js"
import { linkOf } from "../core/address.js"
import { latestOf, onMessage } from "../core/messages.js"
import { drawMarker, strokeHalo, strokeLine, traceLine } from "../core/paths.js"

// What a link says of the screen and not of a run.
const ELSEWHERE = ["lang", "lesson", "projector"]
const FAINT = 0.5

export class Pin {
  constructor(player) {
    this.player = player
    this.run = null // the query of the pinned run's link
    this.note = element("p", { class: "pinned", hidden: "", "aria-live": "polite" })
    this.tool = { name: "pin", label: player.words.pin, on: () => this.run !== null, offered: () => !player.alone, toggle: () => this.toggle() }
    this.close = onMessage((name) => name === player.header.ghost && player.invalidate())
  }

  settings() {
    return this.run === null ? {} : { pinned: this.run }
  }
  restore({ pinned = null }) {
    this.run = pinned
  }

  toggle() {
    const settings = linkOf(this.player.header.query)
    for (const name of ELSEWHERE) settings.delete(name)
    this.run = this.run === null ? settings.toString() : null
  }

  // The paths of the run; null until they have come, and while later steps are to be guessed.
  get ghost() {
    const { player, run } = this
    const ghost = run !== null && latestOf(player.header.ghost)
    return ghost && ghost.run === run && player.horizon === Infinity ? ghost : null
  }

  // What is pinned is said on the map itself.
  layOut() {
    const { map, frame } = this.player
    if (!this.note.isConnected) map.after(this.note)
    this.note.style.left = `${frame.rect.left + 8}px`
  }

  drawOnMap(context) {
    const { player, ghost } = this
    if (!ghost) return
    const { frame, theme, size, cursor, hidden } = player
    context.save()
    frame.clip(context)
    context.globalAlpha = FAINT
    for (const path of ghost.paths.filter(({ id }) => !hidden.has(id))) {
      const trail = traceLine(path.xs, path.ys, cursor, frame)
      strokeHalo(context, trail, size * 0.16, theme)
      strokeLine(context, trail, path, size * 0.16, theme)
      const t = Math.min(Math.floor(cursor), path.end)
      const [x, y] = [frame.x(path.xs[t]), frame.y(path.ys[t])]
      if (frame.contains(x, y)) drawMarker(context, path, x, y, size * 0.4, theme)
    }
    context.restore()
  }

  show() {
    const { player, ghost } = this
    this.note.hidden = this.run === null
    player.host.dataset.pinned = ghost ? ghost.paths.map(({ xs, end }) => xs[end]).join(",") : ""
    if (this.note.hidden) return
    const { words } = player
    const settings = ghost ? this.differences(ghost) : []
    say(this.note, settings.length ? words.pinned.replace("{settings}", settings.join(", ")) : words.pinned_same)
  }

  differences({ parameters, start }) {
    const { player } = this
    const known = latestOf(player.header.pad) ?? []
    const nameOf = (name) => {
      const parameter = known.find((one) => one.name === name)
      return parameter ? [parameter.rule, parameter.label].filter(Boolean).join(": ") : name
    }
    const others = Object.entries(parameters).filter(([name, value]) => player.live.value(name) !== value)
    const settings = others.map(([name, value]) => `${nameOf(name)} ${value}`)
    const now = player.live.start ?? player.header.start
    return String(start) === String(now) ? settings : [...settings, `${player.words.start} ${start.join(", ")}`]
  }
}
