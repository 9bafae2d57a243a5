// The keys of the player, in a dialog.
import { element } from "../core/element.js"

export class Help {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    const { words } = player
    const rows = [
      ["␣", words.play], ["← →", words.key_step], ["PgUp PgDn", words.key_ten], ["Home End", words.key_ends],
      ["1 … 9", words.toggle], ["+ − 0", words.key_view], ["p", words.fit_paths], ["⇧ ← ↑ ↓ →", words.key_turn], ["Ctrl+Z Ctrl+Y", words.key_undo], ["f", words.full_screen], ["?", words.keys], ["Esc", words.close],
    ]
    const list = rows.map(([keys, text]) => [
      element("dt", {}, ...keys.split(" ").flatMap((key) => [element("kbd", {}, key), " "])),
      element("dd", {}, text),
    ])
    const close = element("button", { type: "button", onclick: () => this.node.close() }, words.close)
    this.node = element("dialog", { class: "help", "aria-label": words.keys }, element("dl", {}, ...list.flat()), element("p", {}, words.event_marks), close)
    const toggle = () => (this.node.open ? this.node.close() : this.node.showModal())
    this.tool = { name: "keys", label: words.keys, key: "?", toggle }
  }
}
