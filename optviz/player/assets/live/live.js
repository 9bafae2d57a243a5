// What the hand asks for while it moves. Its paths come by the short way; the page, whose way is
// longer, is told when the hand rests, and has the last word: one request to it at a time, and the
// last one exact. What was asked is shown until its paths have come.
import { linkOf } from "../core/address.js"
import { shortWay } from "./live_socket.js"

const LOST_AFTER = 5000 // milliseconds: a request without an answer, as when the server was restarted
const RESTS_AFTER = 200 // milliseconds

const isLost = (since) => performance.now() - since > LOST_AFTER

export class Live {
  constructor(player) {
    this.player = player
    this.asked = {} // a `point`, what is `turned` by name, whether the surface takes a new `shape`
    this.held = false
  }
  close() {
    clearTimeout(this.timer)
    this.closed = true
  }

  get way() {
    return shortWay(this.player.header.window)
  }

  get busy() {
    return this.held || this.inFlight || this.waiting
  }

  hold() {
    this.held = true
  }

  ask(change) {
    this.change(change)
    this.waiting = true
    clearTimeout(this.timer)
    if (this.held && this.way.isOpen) this.timer = setTimeout(() => this.send(), RESTS_AFTER)
    else this.send()
  }

  // A slider of the page moves: the page will tell the server itself.
  follow({ name, shape }, value) {
    const { asked } = this
    this.change({ turned: { ...asked.turned, [name]: value }, shape: asked.shape || shape })
  }

  change(change) {
    const { player } = this
    this.asked = { ...this.asked, ...change }
    this.askedAt = performance.now()
    const query = linkOf(player.header.query)
    const { point, turned, shape } = this.asked
    if (point) query.set("start", point)
    for (const [name, value] of Object.entries(turned ?? {})) query.set(name, value)
    const take = (message) => this.answered(message, query.toString())
    this.way.ask(shape ? `${player.header.page}+scene` : player.header.page, linkOf(query, player.at()), take)
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
    if (this.inFlight && !isLost(this.sentAt)) return
    const { player } = this
    this.inFlight = true
    this.sentAt = performance.now()
    this.waiting = false
    this.sent = Math.max(this.sent ?? 0, player.header.heard) + 1
    const { point, turned } = this.asked
    player.tell("live", { number: this.sent, point, turned })
  }

  // Paths came by the short way, unless the page was quicker.
  answered({ header, arrays }, query) {
    if (this.closed) return
    if (!this.asked.point && !this.asked.turned) return
    this.ahead = true
    this.player.show({ ...this.player.header, ...header, query }, arrays)
  }

  // The page has run: show its paths, unless newer ones have come by the short way. Those that an
  // answer has brought, or is about to bring, are not sent again.
  receive(header, rows) {
    const { player } = this
    const way = shortWay(header.window) // opened with the first paths
    const { answer } = header
    const number = way.last?.header.answers ?? 0
    if (answer > number && way.isOpen) return way.afterwards(() => this.closed || player.receive(header, rows))
    if (!this.isCurrent(header)) return undefined
    if (answer === null) return player.show(header, rows)
    if (answer === number) return player.show({ ...header, paths: way.last.header.paths }, way.last.arrays)
    return player.tell("at", player.at()) // they are lost: the page is to run again
  }

  // Whether the paths of a run are those to be shown.
  isCurrent({ heard, turned }) {
    if (heard === this.sent) this.inFlight = false
    if (this.waiting && !this.held) this.send()
    const { asked } = this
    const reached = Object.entries(asked.turned ?? {}).every(([name, value]) => [undefined, value].includes(turned[name]))
    if ((this.busy || !reached) && !isLost(this.askedAt)) return !this.ahead
    this.forget()
    return true
  }

  forget() {
    this.asked = {}
    this.ahead = false
  }
}
