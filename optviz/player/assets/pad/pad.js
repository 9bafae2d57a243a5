// The drag pad: one or two hyperparameters under the hand, the paths follow while it moves. Its
// values are those of the sliders, which stay the reference: pad and slider always agree.
import { element, say } from "../core/element.js"
import { labelled, placeOf, valueAtPlace } from "./parameter.js"
import { isSame, overStill, still } from "../player/layout.js"
import { latestOf, onMessage } from "../core/messages.js"
import { formatPower } from "../core/numbers.js"
import { dot } from "../core/paths.js"

const MOMENTUM = ["decay", "b1"]
const NOTHING = "" // the name chosen for an axis that is not there
const KEYS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowDown: [1, -1], ArrowUp: [1, 1] } // axis, direction

export class Pad {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    const { words } = player
    this.player = player
    this.tool = { name: "pad", label: words.pad, on: () => this.on, offered: () => !player.alone, toggle: () => (this.on = !this.on) }
    this.canvas = element("canvas", { "aria-hidden": "true" })
    this.axes = [words.pad_across, words.pad_up].map((name, k) => this.axis(name, k))
    const ranges = this.axes.map(({ range }) => range)
    this.area = element("div", { class: "area" }, this.canvas, ...ranges)
    this.choice = element("div", { class: "choice" }, ...this.axes.map(({ node }) => node))
    this.share = 0.38
    this.aside = element("section", { class: "dragpad", "aria-label": words.pad, hidden: "" }, this.area, this.choice)
    this.attachPointer()
    this.close = onMessage((name) => name === player.header.pad && player.invalidate(true))
  }

  axis(name, k) {
    const select = element("select", { onchange: () => this.choose(k, select.value) })
    const value = element("output")
    const range = element("input", {
      type: "range", min: 0, step: 1, "aria-orientation": k ? "vertical" : "horizontal",
      oninput: () => this.setPlaces([[this.shown[k], Number(range.value)]]),
      onkeydown: (event) => this.onKey(event),
    })
    return { select, value, range, node: element("label", {}, element("span", {}, name), select, value) }
  }

  settings() {
    if (!this.on) return {}
    // What can be changed may arrive later than the paths: until then the link's wish stands.
    const names = latestOf(this.player.header.pad) ? this.chosen().map(({ name }) => name) : this.wished
    return names.length ? { pad: names.join(",") } : {}
  }
  restore({ pad }) {
    this.on = pad !== undefined
    this.wished = pad?.split(",") ?? []
  }

  // What can be changed; when other rules are chosen, their paths may come later than this.
  get parameters() {
    const { pad, parameters } = this.player.header
    return (latestOf(pad) ?? []).filter(({ name, path }) => path && name in parameters)
  }

  // The hyperparameters on the axes: those wished for, else the rate and the momentum of a rule.
  chosen() {
    const { parameters } = this
    const wished = this.wished.map((name) => parameters.find((parameter) => parameter.name === name)).filter(Boolean)
    if (wished.length) return wished
    const isMomentum = ({ name }) => MOMENTUM.includes(name.split(".")[1])
    const path = (parameters.find(isMomentum) ?? parameters[0])?.path
    const own = parameters.filter((parameter) => parameter.path === path)
    const second = own.find(isMomentum) ?? own[1]
    return [own.find((parameter) => parameter !== second), second].filter(Boolean)
  }

  choose(k, name) {
    const names = this.shown.map((parameter) => parameter.name)
    // The other axis gives way: it takes what this one had.
    if (names[1 - k] === name) names[1 - k] = names[k]
    names[k] = name
    this.wished = names.filter(Boolean)
    this.player.invalidate(true)
    this.player.report()
  }

  value({ name }) {
    return this.player.live.value(name)
  }
  place(parameter) {
    return placeOf(parameter, this.value(parameter))
  }

  // Set parameters to places among their values: pairs of the two.
  setPlaces(places) {
    const { live } = this.player
    const values = places.map(([parameter, place]) => [parameter, valueAtPlace(parameter, place)])
    if (values.every(([parameter, value]) => value === this.value(parameter))) return
    live.set({ parameters: Object.fromEntries(values.map(([{ name }, value]) => [name, value])) })
    this.show() // the thumb alone: the map is drawn anew when its paths have come
  }

  onKey(event) {
    const [axis, direction] = KEYS[event.key] ?? []
    const parameter = this.shown[axis]
    if (!parameter || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    const place = this.place(parameter)
    this.setPlaces([[parameter, direction > 0 ? Math.floor(place) + 1 : Math.ceil(place) - 1]])
  }

  attachPointer() {
    const { canvas } = this
    const { live } = this.player
    const follow = ({ offsetX, offsetY }) => {
      const { left, top, width, height } = this.rect
      const parts = [(offsetX - left) / width, 1 - (offsetY - top) / height]
      this.setPlaces(this.shown.map((parameter, k) => [parameter, parts[k] * (parameter.values.length - 1)]))
    }
    const release = () => {
      if (!this.dragging) return
      this.dragging = false
      live.release()
    }
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button > 0 || this.dragging) return
      event.preventDefault()
      canvas.setPointerCapture(event.pointerId)
      this.axes[0].range.focus({ preventScroll: true, focusVisible: false })
      this.dragging = true
      live.hold()
      follow(event)
    })
    canvas.addEventListener("pointermove", (event) => this.dragging && follow(event))
    canvas.addEventListener("pointerup", release)
    canvas.addEventListener("pointercancel", release)
  }

  // Sizes, choices and all that does not move with the thumb

  get inAside() {
    return this.on && this.chosen().length > 0
  }

  layOut() {
    const { player } = this
    this.shown = this.chosen()
    if (!this.inAside) return
    this.layOutChoices()
    const { size, ratio, theme } = player
    const both = this.shown.length > 1
    const height = both ? Math.round(Math.min(size * 15, Math.max(window.innerHeight * (player.big ? 0.2 : 0.3), 130))) : size * 4
    this.width = Math.round(Math.min(size * 22, player.aside.width))
    this.height = height
    this.area.style.width = `${this.width}px`
    const left = both ? size * 3.4 : size * 1.4
    this.rect = { left, top: size, width: this.width - left - size * 1.4, height: height - size * 2.8 }
    const drawn = [this.width, height, ratio, theme, ...this.shown]
    if (isSame(this.drawn, drawn)) return
    this.drawn = drawn
    this.stillPad = still(this.canvas, this.width, height, player, (context) => this.drawAxes(context))
  }

  layOutChoices() {
    const { player, parameters, shown } = this
    const { words } = player
    this.axes.forEach(({ select, range, node }, k) => {
      const parameter = shown[k]
      const options = parameters.map(({ name, rule, label }) => [name, words.pad_name.replace("{rule}", rule).replace("{name}", label)])
      if (k) options.push([NOTHING, words.pad_nothing])
      if (String(options) !== select.dataset.options) {
        select.dataset.options = String(options)
        select.replaceChildren(...options.map(([value, text]) => element("option", { value }, text)))
      }
      select.value = parameter?.name ?? NOTHING
      node.hidden = parameters.length <= k
      range.hidden = !parameter
      if (!parameter) return
      range.max = parameter.values.length - 1
      range.setAttribute("aria-label", select.selectedOptions[0].textContent)
    })
  }

  // Where a place among the values of an axis is on the canvas.
  pixel(k, place) {
    const { left, top, width, height } = this.rect
    const part = place / (this.shown[k].values.length - 1)
    return k ? top + height * (1 - part) : left + width * part
  }

  drawAxes(context) {
    const { player, rect, shown } = this
    const { theme, size } = player
    context.fillStyle = theme.outside
    context.fillRect(rect.left, rect.top, rect.width, rect.height)
    context.strokeStyle = theme.faint
    context.fillStyle = theme.text
    context.font = `${size * 0.9}px ${theme.font}`
    context.lineWidth = 1
    shown.forEach((parameter, k) => {
      const length = k ? rect.height : rect.width
      for (const { value, place } of labelled(parameter, ((k ? 1.6 : 2.6) * size) / length)) {
        const at = this.pixel(k, place)
        const ends = k ? [rect.left, at, rect.left + rect.width, at] : [at, rect.top, at, rect.top + rect.height]
        context.beginPath()
        context.moveTo(ends[0], ends[1])
        context.lineTo(ends[2], ends[3])
        context.stroke()
        const text = parameter.log ? formatPower(value) : String(value)
        context.textAlign = k ? "right" : "center"
        context.textBaseline = k ? "middle" : "top"
        context.fillText(text, k ? rect.left - size * 0.5 : at, k ? at : rect.top + rect.height + size * 0.5)
      }
    })
  }

  // The thumb and the values, at every drawing.
  show() {
    if (!this.inAside) return
    const { player, shown, axes } = this
    const places = shown.map((parameter) => this.place(parameter))
    const values = shown.map((parameter) => String(this.value(parameter)))
    const text = shown.map((parameter, k) => `${axes[k].select.selectedOptions[0].textContent} ${values[k]}`).join(", ")
    axes.forEach(({ value, range }, k) => {
      say(value, values[k] ?? "")
      if (!shown[k]) return
      range.value = Math.round(places[k])
      range.setAttribute("aria-valuetext", text)
    })
    this.drawThumb(overStill(this.canvas, this.stillPad, player.ratio), places)
    player.host.dataset.pad = values.join(",")
  }

  drawThumb(context, places) {
    const { player, rect, shown } = this
    const { theme, size, paths } = player
    const x = this.pixel(0, places[0])
    const y = shown.length > 1 ? this.pixel(1, places[1]) : rect.top + rect.height / 2
    context.strokeStyle = theme.text
    context.lineWidth = 1
    context.beginPath()
    context.moveTo(x, rect.top)
    context.lineTo(x, rect.top + rect.height)
    context.moveTo(rect.left, y)
    context.lineTo(rect.left + rect.width, y)
    context.stroke()
    // It has the colour of the path that it turns, and none if it turns two.
    const path = shown.every((parameter) => parameter.path === shown[0].path) && paths.find(({ id }) => id === shown[0].path)
    dot(context, x, y, size * 0.75 + 2, theme.background)
    dot(context, x, y, size * 0.75, path ? path[theme.name] : theme.text)
  }
}
