// "Why this step?": one path's step with its arrows on the map, the rule's lines with the step's
// numbers, the views along it, and a film of its phases.
import { AlongView, RatesView } from "./along.js"
import { drawArrows, drawSample, kindsOf, reachOf } from "../map/arrows.js"
import { element } from "../core/element.js"
import { Film } from "./film.js"
import { latestOf, onMessage } from "../core/messages.js"
import { Rows } from "./rows.js"
import { StepLines } from "./step_lines.js"

const NOTHING = "none" // in a link: no arrow is shown

export class Explain {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    const { words } = player
    this.player = player
    this.share = 0.44 // of the width, beside the map
    this.path = null // the id of the path that is explained, null while nothing is
    this.hidden = new Set()
    this.tool = { name: "explain", label: words.explain, on: () => this.path !== null, offered: () => !player.alone || player.header.explained !== undefined, toggle: () => this.toggle() }
    this.select = element("select", { "aria-label": words.explained_path, onchange: () => this.choose(this.select.value) })
    this.switches = element("div", { class: "switches", role: "group", "aria-label": words.arrows })
    this.film = new Film(player, this)
    this.lines = new StepLines(player)
    this.along = new AlongView(player)
    this.rates = new RatesView(player)
    this.rows = new Rows(player)
    const views = element("div", { class: "views" }, this.along.node, this.rates.node, this.rates.constant)
    const closer = element("button", { type: "button", "aria-label": words.zoom_to_step, title: words.zoom_to_step, onclick: () => this.zoom() }, words.zoom)
    const further = element("button", { type: "button", onclick: () => this.node.scrollIntoView({ block: "center" }) }, words.explain_further)
    const head = element("div", { class: "choice" }, this.select, this.film.button, closer, further)
    const label = { "aria-label": words.explain, hidden: "" }
    this.aside = element("section", { class: "explaining", ...label }, head, this.switches, this.film.caption, this.lines.node)
    this.node = element("section", { class: "explained", ...label }, views, this.rows.node)
    this.stopListening = onMessage((name) => name === player.header.explained && player.invalidate(true))
  }

  close() {
    this.stopListening()
    this.film.stop()
  }

  settings() {
    if (this.path === null) return {}
    const kinds = this.kinds ?? []
    const shown = kinds.filter((kind) => !this.hidden.has(kind))
    const all = shown.length === kinds.length
    return { explain: this.path, ...(all ? {} : { arrows: shown.join(",") || NOTHING }) }
  }

  restore({ explain = null, arrows }) {
    this.path = explain
    this.wished = arrows?.split(",")
  }

  toggle() {
    const [first] = this.player.visiblePaths()
    this.path = this.path === null ? (first?.id ?? null) : null
    this.film.stop()
  }

  // The server explains one path at a time, that of the link.
  choose(id) {
    this.path = id
    this.film.stop()
    this.player.invalidate(true)
    this.player.report()
  }

  // The explanation and the path it is of; null until it has come, and while a reader is to guess it.
  explained() {
    const { player } = this
    const explanation = this.path === null || player.horizon < Infinity ? null : latestOf(player.header.explained)
    const path = explanation && player.paths.find(({ id }) => id === explanation.path)
    return path && path.id === this.path && explanation.count === path.count ? { explanation, path } : null
  }

  layOut(width) {
    const { player } = this
    const now = this.explained()
    this.node.hidden = !this.inAside
    this.layOutChoice()
    if (!now) return
    this.layOutSwitches(now)
    const w = player.stacked ? width : width / 2
    const height = Math.round(Math.max(player.mapHeight * 0.42, 150))
    this.along.layOut(w, height)
    this.rates.layOut(w, height, now.explanation, now.path)
    this.lines.layOut()
  }

  layOutChoice() {
    const { paths } = this.player
    const names = paths.map(({ name }) => name).join()
    if (names !== this.names) this.select.replaceChildren(...paths.map(({ id, name }) => element("option", { value: id }, name)))
    this.names = names
    this.select.value = this.path ?? ""
  }

  layOutSwitches({ explanation, path }) {
    const { player } = this
    const kinds = kindsOf(explanation, path)
    const key = [...kinds, player.theme.name, path.light].join()
    if (key === this.built) return
    this.built = key
    this.kinds = kinds
    if (this.wished) this.hidden = new Set(kinds.filter((kind) => !this.wished.includes(kind)))
    this.wished = undefined
    this.switches.replaceChildren(
      ...kinds.map((kind) => {
        const sample = element("canvas", { width: 80, height: 32, "aria-hidden": "true" })
        drawSample(sample, kind, player.theme, path)
        const onclick = () => this.toggleKind(kind)
        return element("button", { type: "button", onclick, "data-kind": kind }, sample, player.words[`arrow_${kind}`])
      }),
    )
  }

  toggleKind(kind) {
    if (!this.hidden.delete(kind)) this.hidden.add(kind)
    this.player.invalidate()
    this.player.report()
  }

  // What of a path's steps is switched off, null if another path is explained.
  hiddenOf({ id }) {
    return id === this.path ? this.hidden : null
  }

  get inAside() {
    return this.path !== null && !this.player.predicting
  }
  get isAwaited() {
    return !this.explained()
  }

  isShown(kind) {
    return !this.hidden.has(kind)
  }

  // Show the step large, with some of what is around it.
  zoom() {
    const now = this.explained()
    const parts = now ? reachOf(now.explanation, now.path, this.row(now)) : []
    if (!parts.length || !parts.flat().every(Number.isFinite)) return
    const view = parts.map((values) => [Math.min(...values), Math.max(...values)])
    const half = 1.6 * Math.max(...view.map(([low, high]) => (high - low) / 2))
    if (half > 0) this.player.setView(view.map(([low, high]) => [(low + high) / 2 - half, (low + high) / 2 + half]))
  }

  // The row that is explained: the cursor's, as far as the path goes.
  row({ path }) {
    return Math.min(Math.floor(this.player.cursor), path.count - 1)
  }

  drawOnMap(context) {
    const now = this.explained()
    if (!now) return
    const filmed = this.film.shown()
    const kinds = filmed?.kinds ?? kindsOf(now.explanation, now.path).filter((kind) => this.isShown(kind))
    drawArrows(context, this.player, now.explanation, now.path, kinds, this.row(now), filmed?.grown)
    this.along.drawOnMap(context, now.explanation, now.path, this.row(now))
    if (filmed) this.film.drawCaption(context)
  }

  show() {
    const now = this.explained()
    if (!now) return this.film.stop()
    const t = this.row(now)
    for (const button of this.switches.children) {
      button.setAttribute("aria-pressed", String(this.isShown(button.dataset.kind)))
    }
    this.film.show()
    this.lines.show(now.explanation, t)
    this.along.show(now.explanation, now.path, t)
    this.rates.show(now.path, t)
    this.rows.show(now.path, t)
  }
}
