// Where a guess is written: a field for every coordinate, which the keys up and down move.
import { element } from "../core/element.js"
import { rounded } from "../core/numbers.js"

const MOVES = { ArrowUp: 10, ArrowDown: -10, PageUp: 100, PageDown: -100 } // in units of a guess

export class GuessFields {
  // `changed` hears of every change, `entered` of the key Enter; `held` gives the point from which
  // the keys begin, or null while nothing is to be guessed.
  /** @param {import("../player/view.js").Player} player */
  constructor(player, { changed, entered, held }) {
    this.player = player
    this.changed = changed
    this.entered = entered
    this.held = held
    this.inputs = []
    this.node = element("span", { class: "point", role: "group", "aria-label": player.words.predict_guess })
  }

  layOut(symbols) {
    if (String(symbols) === this.symbols) return
    this.symbols = String(symbols)
    this.inputs = symbols.map((_, k) =>
      element("input", { type: "number", step: "any", title: this.player.words.predict_keys, oninput: this.changed, onkeydown: (event) => this.onKey(event, k) }),
    )
    this.node.replaceChildren(...symbols.map((symbol, k) => element("label", {}, symbol, this.inputs[k])))
    this.changed()
  }

  // The point, null unless all of it is there.
  get point() {
    const point = this.inputs.map((input) => input.valueAsNumber)
    return point.length && point.every(Number.isFinite) ? point : null
  }

  clear() {
    for (const input of this.inputs) input.value = ""
    this.changed()
  }
  lock(locked) {
    for (const input of this.inputs) input.readOnly = locked
  }

  write(point) {
    this.inputs.forEach((input, k) => {
      input.value = rounded(point[k], this.player.frame.unitOf(k))
    })
    this.changed()
  }

  onKey(event, k) {
    event.stopPropagation() // digits and signs are not the player's here
    if (event.key === "Enter") return this.entered()
    const units = MOVES[event.key]
    const held = units && this.held()
    if (!held) return
    event.preventDefault()
    const point = this.inputs.map(({ valueAsNumber: v }, i) => (Number.isFinite(v) ? v : held[i]))
    point[k] += units * this.player.frame.unitOf(k)
    this.write(point)
  }
}
