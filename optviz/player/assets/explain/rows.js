// The rows of one path around the current step; a row under the mouse moves the cursor.
import { element } from "../core/element.js"
import { format } from "../core/numbers.js"

const AROUND = 3 // rows shown before and after the current one

export class Rows {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player
    const { words, scene } = player
    const heads = [words.step, ...scene.symbols, words.loss, words.grad_norm]
    this.rows = Array.from({ length: 2 * AROUND + 1 }, () => this.row(heads.length))
    const head = element("tr", {}, ...heads.map((text) => element("th", { scope: "col" }, text)))
    const body = element("tbody", {}, ...this.rows.map(({ node }) => node))
    this.caption = element("caption")
    this.node = element("table", { class: "rows" }, this.caption, element("thead", {}, head), body)
    this.node.addEventListener("pointerleave", () => player.peek(null))
  }

  row(count) {
    const cells = Array.from({ length: count }, (_, k) => element(k ? "td" : "th", k ? {} : { scope: "row" }))
    const row = { cells, node: element("tr", {}, ...cells) }
    row.node.addEventListener("pointermove", () => row.step !== null && this.player.peek(row.step))
    row.node.addEventListener("click", () => row.step !== null && this.player.goTo(row.step))
    return row
  }

  show(path, t) {
    this.caption.textContent = path.name
    // The rows stay where they are while the mouse is among them.
    const held = Math.min(Math.floor(this.player.step), path.count - 1)
    const first = Math.max(Math.min(held - AROUND, path.count - this.rows.length), 0)
    this.rows.forEach((row, k) => {
      const step = first + k
      row.step = step < path.count ? step : null
      const numbers = row.step === null ? [] : [...path.params, path.value, path.norm].map((column) => format(column[step], 5))
      row.cells.forEach((cell, i) => (cell.textContent = i ? (numbers[i - 1] ?? "") : (row.step ?? "")))
      row.node.classList.toggle("current", row.step === t)
    })
  }
}
