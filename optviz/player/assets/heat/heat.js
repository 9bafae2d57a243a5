// The map beside the player: thousands of runs, one to a cell. A click, or Enter, sets the cell's
// hyperparameters or start, and its run is played.
import { Axis, REGIMES, cellAt, linesOf } from "./cells.js"
import { keyOf } from "./key.js"
import { drawHeat } from "./picture.js"
import { attachPointer } from "./pointer.js"
import { element, say } from "../core/element.js"
import { NUMBERS, equalUnits, line } from "../core/frame.js"
import { isSame, overStill, still } from "../player/layout.js"
import { latestOf, onMessage } from "../core/messages.js"
import { Tooltip } from "../chrome/tooltip.js"
import { GAP } from "../chrome/screen_modes.js"

const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowDown: [-1, 0], ArrowUp: [1, 0] } // rows, columns

export class Heat {
  constructor(player) {
    const { words } = player
    this.player = player
    this.canvas = element("canvas", { tabindex: 0, role: "img" })
    this.tooltip = new Tooltip()
    this.output = element("output", { class: "sentence", "aria-live": "polite" })
    this.legend = element("div", { class: "key" })
    this.said = element("p", {})
    const stage = element("div", { class: "cells" }, this.canvas, this.tooltip.node)
    this.node = element("section", { class: "heat", "aria-label": words.heat, hidden: "" }, stage, this.output, this.legend, this.said)
    attachPointer(this)
    this.canvas.addEventListener("keydown", (event) => this.onKey(event))
    this.canvas.addEventListener("blur", () => this.point(null))
    this.close = onMessage((name) => name === player.header?.heat && player.invalidate(true))
  }

  // The map that there is; null on other pages, and until it has come.
  get heat() {
    const { heat } = this.player.header
    return (heat && latestOf(heat)) || null
  }

  settings() {
    return this.view ? { map_view: this.view.map((end) => Number(end.toPrecision(6))).join(",") } : {}
  }
  restore({ map_view }) {
    this.view = map_view?.split(",").map(Number) ?? null
  }

  // Whether the map is another one for what the hand has set.
  isOld({ start, parameters = {} }) {
    const { heat } = this
    if (!heat) return false
    return heat.basins ? Object.keys(parameters).length > 0 : Boolean(start) || Object.keys(parameters).some((name) => !heat.names.includes(name))
  }

  // The map takes the left part of the width; on a phone it stands above the player's own.
  takeWidth(width, stacked) {
    const { host } = this.player
    const shown = Boolean(this.player.header.heat)
    host.classList.toggle("mapping", shown && !stacked)
    // Put where it is already, it would lose the focus.
    if (shown && this.player.legend.node.nextSibling !== this.node) this.player.legend.node.after(this.node)
    return shown && !stacked ? Math.round((width - GAP) / 2) : null
  }

  layOut(width) {
    const { player, heat } = this
    this.node.hidden = !player.header.heat
    this.canvas.hidden = !heat
    if (!heat) return say(this.said, player.words.heat_coming)
    const { size, ratio, theme, words, stacked } = player
    this.width = stacked ? width : Math.round((width - GAP) / 2)
    this.height = Math.round(Math.max(player.mapHeight, stacked ? width * 0.8 : 0))
    this.rect = { left: size * NUMBERS, top: size * 1.7, width: this.width - size * NUMBERS - 6, height: this.height - size * 4.8 }
    if (heat.rows === 1) this.rect.top = 6
    this.labels = this.labelsOf(heat)
    // A view is of two axes: with others all is shown.
    const axes = [heat.basins, ...heat.names].join()
    if (axes !== (this.seen ?? axes)) this.view = null
    this.seen = axes
    this.setAxes(heat)
    const drawn = [this.width, this.height, ratio, theme, heat, String(this.view)]
    if (isSame(this.drawn, drawn)) return
    this.drawn = drawn
    this.stillMap = still(this.canvas, this.width, this.height, player, (context) => drawHeat(context, this, heat, player, this.labels))
    this.canvas.setAttribute("aria-label", `${heat.said} ${words.heat_hint}`)
    say(this.said, heat.preview ? "" : heat.said)
    this.legend.replaceChildren(...keyOf(heat, player))
  }

  labelsOf(heat) {
    if (heat.basins) return this.player.scene.symbols
    const known = latestOf(this.player.header.pad) ?? []
    return heat.names.map((name) => known.find((parameter) => parameter.name === name)?.label ?? name)
  }

  setAxes(heat) {
    const [xLow, xHigh, yLow, yHigh] = this.view ?? heat.view
    let ends = [[xLow, xHigh], [yLow, yHigh]]
    if (heat.basins && this.player.scene.equal_units) ends = equalUnits(ends, this.rect)
    this.axes = ends.map(([low, high], k) => new Axis(low, high, heat.log[k]))
  }
  x(value) {
    return this.rect.left + this.rect.width * this.axes[0].part(value)
  }
  y(value) {
    return this.rect.top + this.rect.height * (1 - this.axes[1].part(value))
  }

  // Where all cells lie: the middles of a hyperparameter's first and last ones on its ends.
  cells({ view, basins, columns, rows }) {
    const [half, halfUp] = basins ? [0, 0] : [0.5 / Math.max(columns - 1, 1), rows > 1 ? 0.5 / (rows - 1) : 0]
    const [left, right] = [this.x(view[0]), this.x(view[1])]
    const [top, bottom] = rows > 1 ? [this.y(view[3]), this.y(view[2])] : [this.rect.top, this.rect.top + this.rect.height]
    const [width, height] = [right - left, bottom - top]
    return { left: left - half * width, top: top - halfUp * height, width: width * (1 + 2 * half), height: height * (1 + 2 * halfUp) }
  }

  // The cell at a position, null outside.
  cellAt([px, py]) {
    const { heat } = this
    const place = this.cells(heat)
    const [across, up] = [(px - place.left) / place.width, (py - place.top) / place.height]
    const inside = across >= 0 && across < 1 && up >= 0 && up < 1
    return inside ? [Math.floor((1 - up) * heat.rows), Math.floor(across * heat.columns)].map((k, i) => Math.min(k, (i ? heat.columns : heat.rows) - 1)) : null
  }

  // The present setting, or the present start, in the map's own numbers.
  present() {
    const { heat, player } = this
    const { live } = player
    if (heat.basins) return live.start ?? player.header.start
    return heat.names.map((name) => live.value(name))
  }
  presentCell() {
    const { heat } = this
    const [x, y] = this.present()
    const part = (value, k) => new Axis(...heat.view.slice(2 * k, 2 * k + 2), heat.log[k]).part(value)
    return [heat.rows > 1 ? cellAt(part(y, 1), heat.rows, heat.basins) : 0, cellAt(part(x, 0), heat.columns, heat.basins)]
  }

  // Show what a cell says; null for none.
  point(cell, position) {
    this.pointed = cell
    const lines = cell && linesOf(this.heat, ...cell, this.labels, this.player.words)
    this.tooltip.show(position ? lines : null, position, this.width)
    // Beside the mouse it is read already.
    say(this.output, lines && !position ? lines.join(" · ") : "")
    this.player.invalidate()
  }

  // Set what stands at a cell, and play its run.
  pick([row, column]) {
    const { heat, player } = this
    const { live } = player
    if (heat.basins) live.set({ start: [heat.x[column], heat.y[row]] })
    else {
      const values = [heat.x[column], heat.y[row]]
      live.set({ parameters: Object.fromEntries(heat.names.map((name, k) => [name, values[k]])) })
    }
    player.playing = false
    player.moveTo(0)
    player.togglePlay()
  }

  onKey(event) {
    const { heat } = this
    if (!heat || event.ctrlKey || event.metaKey || event.altKey) return
    const [rows, columns] = MOVES[event.key] ?? []
    const from = this.pointed ?? this.presentCell()
    const clamp = (k, count) => Math.min(Math.max(k, 0), count - 1)
    if (rows !== undefined) this.point([clamp(from[0] + rows, heat.rows), clamp(from[1] + columns, heat.columns)])
    else if (event.key === "Enter") this.pick(from)
    else if (event.key === "+" || event.key === "=") this.zoomBy(0.5)
    else if (event.key === "-") this.zoomBy(2)
    else if (event.key === "0") this.setView(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  zoomBy(factor, at = [0.5, 0.5]) {
    const ends = this.axes.map((axis, k) => [0, 1].map((end) => axis.value(at[k] + (end - at[k]) * factor)))
    this.setView(ends.flat())
  }

  // What lies beyond a hyperparameter's own range is not shown.
  setView(view) {
    const { heat, player } = this
    if (view && !heat.basins) {
      const { whole } = heat
      view = view.map((end, k) => Math.min(Math.max(end, whole[k & 2]), whole[(k & 2) + 1]))
      if (String(view) === String(whole)) view = null
    }
    if (view && !(view[0] < view[1] && view[2] < view[3])) return
    this.view = view
    player.invalidate(true)
    player.report()
  }

  pan({ axes }, moved) {
    this.setView(axes.flatMap((axis, k) => [0, 1].map((end) => axis.value(end - moved[k]))))
  }

  // The marks that move, at every drawing.
  show() {
    const { heat, player } = this
    if (!heat || this.node.hidden || !this.stillMap) return
    const context = overStill(this.canvas, this.stillMap, player.ratio)
    const { rect } = this
    const { theme, size } = player
    context.save()
    context.beginPath()
    context.rect(rect.left, rect.top, rect.width, rect.height)
    context.clip()
    const [px, py] = this.present()
    const [x, y] = [this.x(px), heat.rows > 1 ? this.y(py) : rect.top + rect.height / 2]
    for (const [width, color] of [[4, theme.halo], [1.8, theme.text]]) {
      context.strokeStyle = color
      context.lineWidth = width
      line(context, x, rect.top, x, y - size * 0.6)
      line(context, x, y + size * 0.6, x, rect.top + rect.height)
      if (heat.rows > 1) {
        line(context, rect.left, y, x - size * 0.6, y)
        line(context, x + size * 0.6, y, rect.left + rect.width, y)
      }
      context.beginPath()
      context.arc(x, y, size * 0.6, 0, 2 * Math.PI)
      context.stroke()
    }
    if (this.pointed) this.drawPointed(context, heat, theme)
    context.restore()
    const [row, column] = this.presentCell()
    const cell = row * heat.columns + column
    Object.assign(player.host.dataset, {
      heat: heat.preview ? "preview" : `${heat.columns}×${heat.rows}`, heatRegime: REGIMES[heat.regimes[cell]], heatSteps: heat.steps[cell],
      heatView: heat.view.join(","),
    })
  }

  drawPointed(context, heat, theme) {
    const place = this.cells(heat)
    const [row, column] = this.pointed
    const [width, height] = [place.width / heat.columns, place.height / heat.rows]
    const box = [place.left + column * width - 2, place.top + (heat.rows - 1 - row) * height - 2, width + 4, height + 4]
    for (const [thick, color] of [[4, theme.halo], [2, theme.text]]) {
      context.strokeStyle = color
      context.lineWidth = thick
      context.strokeRect(...box)
    }
  }
}
