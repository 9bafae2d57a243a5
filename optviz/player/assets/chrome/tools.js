// The row of buttons that switch on what the parts of a player offer.
import { element } from "../core/element.js"

export class Tools {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player
    this.node = element("div", { class: "tools", role: "group", "aria-label": player.words.tools })
  }

  layOut() {
    if (this.buttons) return
    const offered = this.player.parts.map((part) => part.tool).filter(Boolean)
    this.buttons = offered.map((tool) => [tool, this.button(tool)])
    this.node.replaceChildren(...this.buttons.map(([, button]) => button))
    this.node.hidden = !offered.length
  }

  button({ name, label, key, toggle }) {
    const onclick = () => {
      toggle()
      this.player.aside.isSought = true
      this.player.invalidate(true)
      this.player.report()
    }
    return element("button", { type: "button", class: name, "aria-keyshortcuts": key, onclick }, label)
  }

  show() {
    for (const [{ on, offered }, button] of this.buttons) {
      if (on) button.setAttribute("aria-pressed", String(on()))
      if (offered) button.hidden = !offered()
    }
  }
}
