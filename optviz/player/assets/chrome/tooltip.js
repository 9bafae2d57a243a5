// What is said beside the mouse.
import { element } from "../core/element.js"

export class Tooltip {
  constructor() {
    this.node = element("div", { class: "tooltip", hidden: "" })
  }

  // Lines of text next to a position in a picture of that width; null for none.
  show(lines, [px, py] = [], width = 0) {
    this.node.hidden = !lines
    if (!lines) return
    this.node.replaceChildren(...lines.map((text) => element("div", {}, text)))
    const right = px > width / 2
    this.node.style.left = right ? "" : `${px + 14}px`
    this.node.style.right = right ? `${width - px + 14}px` : ""
    this.node.style.top = `${Math.max(py - 60, 4)}px`
  }
}
