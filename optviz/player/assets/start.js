// The start under the hand: paths follow while it is dragged, one request at a time, the last one
// exact.
export class Start {
  constructor(player) {
    this.player = player
    this.dragged = null // where it is drawn until the paths from there have come
  }

  isAt(px, py) {
    const { paths, frame, size } = this.player
    if (!paths.length) return false
    const [x, y] = [frame.x(paths[0].xs[0]), frame.y(paths[0].ys[0])]
    return Math.hypot(px - x, py - y) < Math.max(14, size)
  }

  drag(point) {
    const { scene } = this.player
    this.dragging = true
    this.dragged = point
    this.waiting = point.slice(0, scene.symbols.length).map((v) => Number(v.toPrecision(4)))
    this.player.invalidate()
    if (!this.inFlight) this.send()
  }

  drop() {
    this.dragging = false
  }

  send() {
    this.inFlight = true
    this.sent = Math.max(this.sent ?? 0, this.player.header.heard) + 1
    this.player.tell("start", { point: this.waiting, number: this.sent })
    this.waiting = null
  }

  // New paths came: those of the start that was sent, or of another setting.
  receive(heard) {
    if (heard === this.sent) this.inFlight = false
    if (!this.inFlight && this.waiting) this.send()
    else if (!this.inFlight && !this.dragging) this.dragged = null
  }
}
