// The start under the hand: paths follow while it is dragged.
import { rounded } from "../core/numbers.js"

export class Start {
  /** @param {import("../core/view.js").Player} player */
  constructor(player) {
    this.player = player
  }

  // Where it is drawn until the paths from there have come.
  get dragged() {
    return this.player.live.start ? this.point : null
  }

  isAt(px, py, reach = Math.max(14, this.player.size)) {
    const { paths, frame } = this.player
    if (!paths.length || this.player.horizon < Infinity) return false // while it is guessed, a click there is a guess
    const [x, y] = [frame.x(paths[0].xs[0]), frame.y(paths[0].ys[0])]
    return Math.hypot(px - x, py - y) < reach
  }

  drag(point) {
    const { scene, live, frame } = this.player
    this.point = point
    this.player.invalidate()
    live.hold()
    live.set({ start: point.slice(0, scene.symbols.length).map((v, k) => rounded(v, frame.unitOf(k))) })
  }

  drop() {
    this.player.live.release()
  }
}
