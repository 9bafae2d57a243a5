// A player in a notebook: what Python sends stands in a model, in which both sides change `step`,
// `view` and `hidden`.
import { publishMessage } from "../player/decoders.js"
import { element } from "../core/element.js"
import { decode } from "../core/payload.js"
import { Player } from "../player/view.js"

/** @import { PathsHeader } from "../core/wire.js" */

// A model has bytes as the part of a buffer.
const message = ({ buffer, byteOffset, byteLength }) => decode(new Uint8Array(buffer, byteOffset, byteLength))

export class Widget {
  constructor(model, place) {
    this.model = model
    for (const still of model.get("_still")) publishMessage(message(still))
    // Else JupyterLab takes the player's keys for its own: it asks the element that has the focus,
    // none around it.
    const keep = ({ target }) => target.setAttribute("data-lm-suppress-shortcuts", "true")
    const root = element("div", { class: "optviz", onfocusin: keep })
    place.append(root)
    this.read()
    this.player = new Player(root, this.header, (name, value) => this.keep(name, value))
    this.player.receive(this.header, this.arrays)
    const followed = { _run: () => this.show(), step: () => this.goTo(), view: () => this.zoom(), hidden: () => this.hide() }
    for (const [name, follow] of Object.entries(followed)) model.on(`change:${name}`, follow)
    this.close = () => {
      for (const [name, follow] of Object.entries(followed)) model.off(`change:${name}`, follow)
      this.player.close()
      root.remove()
    }
  }

  // The paths, which come last, with the player's own controls as the model has them.
  read() {
    const messages = this.model.get("_run").map(message)
    const { header, arrays } = messages.pop()
    for (const more of messages) publishMessage(more)
    const first = /** @type {PathsHeader} */ (header)
    const [step, view, hidden] = ["step", "view", "hidden"].map((name) => this.model.get(name))
    this.header = { ...first, projector: Boolean(this.header?.projector), view_state: { ...first.view_state, step, view, hidden } }
    this.arrays = arrays
  }

  show() {
    this.read()
    this.player.receive(this.header, this.arrays)
  }

  // Python has set one of them, or the reader in another place of the same widget.
  goTo() {
    const step = this.model.get("step")
    if (step !== Math.floor(this.player.step)) this.player.goTo(step)
  }
  zoom() {
    const view = this.model.get("view")
    if (!same(view, this.player.view)) this.player.setView(view)
  }
  hide() {
    const hidden = this.model.get("hidden")
    for (const [k, { id }] of this.player.paths.entries()) {
      if (hidden.includes(id) !== this.player.hidden.has(id)) this.player.togglePath(k)
    }
  }

  // The reader has.
  keep(name, value) {
    const { model, player } = this
    if (name === "projector") {
      this.header = { ...this.header, projector: value }
      player.receive(this.header, this.arrays)
    }
    if (name !== "view_state") return
    const now = { step: value.step ?? player.lastStep, view: value.view, hidden: value.hidden }
    const changed = Object.keys(now).filter((key) => !same(now[key], model.get(key)))
    for (const key of changed) model.set(key, now[key])
    if (changed.length) model.save_changes()
  }
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
