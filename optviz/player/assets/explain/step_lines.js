// The rule's lines with the numbers of the current step in them.
import { element } from "../core/element.js"
import { valueOf } from "./explained.js"
import { NumberNode, equation, math, symbolNode, write } from "./formula.js"

const POINT = ["θ", "", ""]
const UPDATE = ["Δθ", "", ""]

export class StepLines {
  /** @param {import("../core/view.js").Player} player */
  constructor(player) {
    this.player = player
    // Long formulas scroll, and what scrolls must be in the keyboard's reach.
    this.node = element("div", { class: "lines", role: "group", tabindex: 0, "aria-label": player.words.explain })
  }

  build(told) {
    const { words } = this.player
    this.told = told
    this.numbers = [] // what to set: a node and where its numbers come from
    const rows = told.lines.map(([name, formula]) =>
      this.row(told.symbols[name] ?? UPDATE, formula, (leaf) => write(formula, leaf), name),
    )
    if (!rows.length) rows.push(element("p", {}, words.no_lines), this.row(UPDATE, null, null, "update"))
    rows.push(this.lastRow())
    this.node.replaceChildren(...rows)
  }

  number(shape, read, guarded) {
    const number = new NumberNode(shape)
    this.numbers.push({ number, read, guarded })
    return number.node
  }

  valueNode(name, guarded) {
    const { shape } = this.told.columns[name]
    return this.number(shape, (t) => valueOf(this.told, name, t), guarded)
  }

  row(symbol, formula, make, name) {
    const left = formula
      ? equation(symbolNode(symbol), math("mo", "←"), make((leaf) => symbolNode(this.told.symbols[leaf])))
      : equation(symbolNode(symbol))
    const middle = formula ? equation(math("mo", "="), make((leaf) => this.valueNode(leaf, true))) : ""
    const right = equation(math("mo", "="), this.valueNode(name, false))
    return element("div", { class: "line" }, element("span", {}, left), element("span", {}, middle), right)
  }

  lastRow() {
    const shape = this.told.columns.update.shape
    const point = (t) => this.path().params.map((column) => column[t])
    const moved = (t) => point(t).map((v, k) => v + valueOf(this.told, "update", t)[k])
    return element(
      "div", { class: "line" },
      element("span", {}, equation(symbolNode(POINT), math("mo", "←"), symbolNode(POINT), math("mo", "+"), symbolNode(UPDATE))),
      element("span", {}, equation(math("mo", "="), this.number(shape, point, true), math("mo", "+"), this.valueNode("update", true))),
      equation(math("mo", "="), this.number(shape, moved, false)),
    )
  }

  path() {
    return this.player.paths.find((path) => path.id === this.told.path)
  }

  show(told, t) {
    if (told !== this.told) this.build(told)
    else if (t === this.at) return
    this.at = t
    for (const { number, read, guarded } of this.numbers) number.set(read(t), guarded)
  }
}
