// A showcase plays by itself, once, as soon as it is drawn; for readers who want no such motion it
// shows the end.
export class Showcase {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player
    this.waits = Boolean(player.header.showcase)
    player.host.classList.toggle("showcase", this.waits)
  }

  layOut() {
    if (!this.waits) return
    this.waits = false
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) this.player.togglePlay()
  }
}
