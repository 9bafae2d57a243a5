// What the hand asks for while it moves. Its paths come by the short way; the page, whose way is
// longer, is told when the hand rests, and has the last word: one request to it at a time, and the
// last one exact. What was asked is shown until its paths have come.
import { linkOf } from "./address.js"
import { ShortWay } from "./short_way.js"

const LOST_AFTER = 5000 // milliseconds: a request without an answer, as when the server was restarted
const RESTS_AFTER = 200 // milliseconds

export class Live {
  constructor(player) {
    this.player = player
    this.asked = {} // a `point`, `turned` hyperparameters by name
    this.held = false
    this.shortWay = new ShortWay((message) => this.answered(message))
  }
  close() {
    clearTimeout(this.timer)
    this.shortWay.close()
  }

  get busy() {
    return this.held || this.inFlight || this.waiting
  }
  get isLost() {
    return performance.now() - this.askedAt > LOST_AFTER
  }

  hold() {
    this.held = true
  }

  ask(change) {
    this.change(change)
    this.waiting = true
    clearTimeout(this.timer)
    if (this.held && this.shortWay.isOpen) this.timer = setTimeout(() => this.send(), RESTS_AFTER)
    else this.send()
  }

  // A slider of the page moves: the page will tell the server itself.
  follow(name, value) {
    this.change({ turned: { ...this.asked.turned, [name]: value } })
  }

  change(change) {
    const { player } = this
    this.asked = { ...this.asked, ...change }
    this.askedAt = performance.now()
    this.query = linkOf(player.header.query)
    const { point, turned } = this.asked
    if (point) this.query.set("start", point)
    for (const [name, value] of Object.entries(turned ?? {})) this.query.set(name, value)
    this.shortWay.ask(player.header.page, linkOf(this.query, player.at()))
  }

  drop() {
    this.held = false
    if (this.waiting) this.send()
    if (this.inFlight) return
    this.asked = {}
    this.player.invalidate()
    this.player.writeAddress()
  }

  send() {
    if (this.inFlight && !this.isLost) return
    const { player } = this
    this.inFlight = true
    this.waiting = false
    this.sent = Math.max(this.sent ?? 0, player.header.heard) + 1
    player.tell("live", { number: this.sent, ...this.asked })
  }

  // Paths came by the short way, unless the page was quicker.
  answered({ header, arrays }) {
    if (!this.asked.point && !this.asked.turned) return
    this.ahead = true
    this.player.show({ ...this.player.header, ...header, query: this.query.toString() }, arrays)
  }

  // The page has run. Say whether its paths are to be shown: older ones than those that came by the
  // short way are not.
  receive({ heard, turned }) {
    if (heard === this.sent) this.inFlight = false
    if (this.waiting && !this.held) this.send()
    const { asked } = this
    const reached = Object.entries(asked.turned ?? {}).every(([name, value]) => [undefined, value].includes(turned[name]))
    if ((this.busy || !reached) && !this.isLost) return !this.ahead
    this.forget()
    return true
  }

  forget() {
    this.asked = {}
    this.ahead = false
  }
}
