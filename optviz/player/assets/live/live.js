// What the hand sets while it moves. Each change is asked for over the live socket at once; the page
// is told when the hand rests, and its run has the last word. Changes are numbered: a run that does
// not know the newest one is stale. Without a socket, the page's runs bring the paths too.
import { linkOf } from "../core/address.js"
import { liveSocket, noSocket } from "./live_socket.js"

const PAUSE = 200 // milliseconds from one telling to the next: keys may follow each other quickly
const LOST_AFTER = 5000 // milliseconds: of a change that no run has known, as when the server was restarted

export class Live {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    this.player = player
    this.change = null // set by hand and not yet known to a run of the page: `start`, `parameters`, `shape`
    this.number = 0 // of the last change that the page was told
    this.base = null // what the page's last run said
    this.shown = null // the paths that are shown, and what they depend on
    this.held = this.isPending = false
    this.refused = false
    this.socket = player.alone ? noSocket : liveSocket(() => this.tellLive())
  }
  close() {
    clearTimeout(this.timer)
    this.socket.forget()
    this.closed = true
  }

  get start() {
    return this.change?.start
  }
  value(name) {
    return this.change?.parameters[name] ?? this.player.header.parameters[name]
  }

  hold() {
    this.held = true
  }
  release() {
    this.held = false
    if (this.isPending) this.tell()
  }

  // The start or parameters are moved in the picture: the page is to be told.
  set(change) {
    this.ask(change)
    this.isPending = true
    if (!this.held && !this.timer) this.tell()
  }
  tell() {
    this.isPending = false
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.timer = null
      if (this.isPending && !this.held) this.tell()
    }, PAUSE)
    this.number = Math.max(this.number, this.base.last_change) + 1
    const { start, parameters } = this.change ?? {}
    this.player.tell("change", { number: this.number, start, parameters })
  }

  // A slider of the page moves: the page will tell the server itself.
  follow({ name, shape }, value) {
    this.ask({ parameters: { [name]: value }, shape: this.change?.shape || shape })
  }

  ask({ parameters, ...change }) {
    this.change = { ...this.change, ...change, parameters: { ...this.change?.parameters, ...parameters } }
    this.changedAt = performance.now()
    this.request()
  }

  // Ask for the paths of the page's link, with what the hand has changed of it.
  request() {
    const { base, change, player } = this
    const { start = base.start, parameters = {}, shape } = change ?? {}
    const query = linkOf(base.query)
    if (change?.start) query.set("start", start)
    for (const [name, value] of Object.entries(parameters)) query.set(name, value)
    this.wanted = signature({ ...base, start, parameters: { ...base.parameters, ...parameters } }, player.viewState())
    const link = linkOf(query, player.viewState())
    const wanted = [base.page, shape && "scene", player.heat?.isOld(change ?? {}) && "heat"].filter(Boolean)
    this.socket.ask(wanted.join("+"), link, (answer) => this.answered(answer, query.toString()))
  }

  answered(answer, query) {
    // Refused, as when a hand asks for too much; the paths of its own link a page can send itself.
    this.refused ||= !answer && !this.change
    this.tellLive()
    if (!answer) return
    const { header, arrays } = answer
    this.show({ ...this.base, ...(this.change ? { ...header, query } : { paths: header.paths }) }, arrays)
  }

  // The page has run.
  /** @param {import("../core/wire.js").PathsHeader} header */
  receive(header, rows) {
    this.base = header
    this.tellLive()
    if (this.isStale(header)) return
    this.change = null
    const wanted = signature(header, this.player.viewState())
    if (header.paths) {
      this.socket.forget()
      this.show(header, rows)
    } else if (this.shown?.signature === wanted) this.show({ ...header, paths: this.shown.paths }, this.shown.rows)
    else if (this.wanted !== wanted || !this.socket.isBusy) this.request()
  }

  isStale({ last_change, parameters }) {
    if (!this.change || performance.now() - this.changedAt > LOST_AFTER) return false
    const differs = ([name, value]) => name in parameters && parameters[name] !== value
    return this.isPending || last_change < this.number || Object.entries(this.change.parameters).some(differs)
  }

  show(header, rows) {
    this.shown = { signature: signature({ ...header, query: this.base.query }, this.player.viewState()), paths: header.paths, rows }
    this.player.show(header, rows)
  }

  // Tell the page once whether the socket is open, so that its runs need not send what comes there.
  tellLive() {
    const isLive = this.socket.isOpen && !this.refused
    if (this.closed || !this.base || this.socket.isOpening || isLive === (this.reportedLive ?? this.base.live)) return
    this.reportedLive = isLive
    this.player.tell("live", isLive)
  }
}

// What paths, and what is shown with them, depend on: as a run of the page and an answer say it.
function signature({ query, parameters, start }, { step, parts }) {
  const settings = linkOf(query)
  for (const name of ["start", ...Object.keys(parameters)]) settings.delete(name)
  return JSON.stringify([settings.toString(), parameters, start, parts.explain, parts.pinned, "predict" in parts, settings.has("cloud") && step])
}
