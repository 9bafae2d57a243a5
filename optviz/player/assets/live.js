// What the hand asks of the server while it moves: one request at a time, each with the newest
// values, and the last one exact. What was asked is shown until its paths have come.
const LOST_AFTER = 5000 // milliseconds: a request without an answer, as when the server was restarted

export class Live {
  constructor(player) {
    this.player = player
    this.asked = {} // a `point`, `turned` hyperparameters by name
    this.held = false
  }

  get busy() {
    return this.held || this.inFlight
  }

  hold() {
    this.held = true
  }

  ask(change) {
    this.asked = { ...this.asked, ...change }
    this.waiting = true
    if (!this.inFlight || performance.now() - this.sentAt > LOST_AFTER) this.send()
  }

  drop() {
    this.held = false
    if (this.inFlight) return
    this.asked = {}
    this.player.invalidate()
    this.player.writeAddress()
  }

  send() {
    this.inFlight = true
    this.waiting = false
    this.sentAt = performance.now()
    this.sent = Math.max(this.sent ?? 0, this.player.header.heard) + 1
    this.player.tell("live", { number: this.sent, ...this.asked })
  }

  // New paths came: those of the request that was sent, or of another setting.
  receive(heard) {
    if (heard === this.sent) this.inFlight = false
    if (this.inFlight) return
    if (this.waiting) this.send()
    else if (!this.held) this.asked = {}
  }
}
