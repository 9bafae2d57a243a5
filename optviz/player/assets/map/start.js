// The start under the hand: paths follow while it is dragged.
import { element, say } from "../core/element.js"
import { rounded } from "../core/numbers.js"

const USED = "optviz-start-moved" // in the browser's storage, once a reader has moved a start

export class Start {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player
    this.hint = element("div", { class: "hint", hidden: "" })
    this.isKnown = isStored()
  }

  // Where it is drawn until the paths from there have come.
  get dragged() {
    return this.player.live.start ? this.point : null
  }

  isAt(px, py, reach = Math.max(14, this.player.size)) {
    const { paths, frame, alone } = this.player
    if (alone || !paths.length || this.player.horizon < Infinity) return false // while it is guessed, a click there is a guess
    const [x, y] = [frame.x(paths[0].xs[0]), frame.y(paths[0].ys[0])]
    return Math.hypot(px - x, py - y) < reach
  }

  // Beside the start, until the reader has moved one; not while a click there is a guess.
  placeHint(x, y) {
    const { words, horizon, mapWidth, frame, size, alone } = this.player
    this.hint.hidden = alone || this.isKnown || horizon < Infinity || !frame.contains(x, y)
    if (this.hint.hidden) return
    say(this.hint, words.start_hint)
    const isLeft = x < mapWidth / 2
    Object.assign(this.hint.style, { left: isLeft ? `${x + size}px` : "", right: isLeft ? "" : `${mapWidth - x + size}px`, top: `${y + size * 0.3}px` })
  }

  drag(point) {
    const { scene, live, frame, alone } = this.player
    if (alone) return
    if (!this.isKnown) store()
    this.isKnown = true
    this.point = point
    this.player.invalidate()
    live.hold()
    live.set({ start: point.slice(0, scene.symbols.length).map((v, k) => rounded(v, frame.unitOf(k))) })
  }

  drop() {
    this.player.live.release()
  }
}

// A browser may refuse to store anything: then the hint comes again.
function isStored() {
  try {
    return localStorage.getItem(USED) !== null
  } catch {
    return false
  }
}

function store() {
  try {
    localStorage.setItem(USED, "")
  } catch {
    // known until the page is loaded anew
  }
}
