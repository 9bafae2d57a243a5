// Answers in words, to choose one of; in a poll each with a bar, and how many have chosen it.
import { element, say } from "../core/element.js"

export class Tally {
  /** @param {(code: number) => void} choose what to call with the index of a name */
  constructor(choose) {
    this.choose = choose
    this.rows = []
    this.node = element("div", { class: "tally", role: "group" })
  }

  layOut(names, label) {
    this.node.setAttribute("aria-label", label)
    if (String(names) === this.names) return
    this.names = String(names)
    this.rows = names.map((name, code) => {
      const count = element("span", { class: "count" })
      const onclick = () => this.choose(code)
      return { count, button: element("button", { type: "button", onclick }, element("span", {}, name), count) }
    })
    this.node.replaceChildren(...this.rows.map(({ button }) => button))
  }

  // `chosen` and `truth` are indices, null for none; `counts` are null unless there is a poll.
  show({ chosen, truth, counts, isOpen }) {
    const sum = counts?.reduce((all, count) => all + count, 0)
    this.node.classList.toggle("counted", Boolean(counts))
    this.rows.forEach(({ button, count }, code) => {
      button.setAttribute("aria-pressed", String(code === chosen))
      button.setAttribute("aria-disabled", String(!isOpen))
      button.classList.toggle("truth", code === truth)
      button.style.setProperty("--share", sum ? `${(100 * counts[code]) / sum}%` : "0%")
      say(count, counts ? String(counts[code]) : "")
    })
  }
}
