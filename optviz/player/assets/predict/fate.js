// The question in words: what will become of a path by the last step, as a map of runs would tell it.
// A class may be asked, too: it answers on its phones, and all see how many have chosen what.
import { linkOf } from "../core/address.js"
import { element, say } from "../core/element.js"
import { latestOf, onMessage } from "../core/messages.js"
import { REGIMES } from "../heat/cells.js"
import { Tally } from "../poll/tally.js"

const NEAR = ["localhost", "127.0.0.1", "[::1]"] // names by which no phone reaches this computer

// What the class was asked last. It outlives a player, as the poll does.
let polled = null

export class Fate {
  /** @param {import("./predict.js").Predict} predict */
  constructor(predict) {
    const { player } = predict
    const { words } = player
    this.predict = predict
    this.player = player
    this.chosen = null // the code of a regime
    this.question = element("p")
    this.tally = new Tally((code) => this.choose(code))
    this.playButton = element("button", { type: "button", onclick: () => predict.reveal(true) }, words.predict_end)
    this.pollButton = element("button", { type: "button", class: "poll", onclick: () => this.togglePoll() })
    this.message = element("p", { class: "address", "aria-live": "polite" })
    const buttons = element("div", { class: "choice" }, this.playButton, this.pollButton)
    this.node = element("div", { class: "fate" }, this.question, this.tally.node, buttons, this.message)
    const shown = (name) => (name === "poll" || name === player.header?.outcomes) && player.invalidate()
    this.close = onMessage(shown)
  }

  clear() {
    this.chosen = null
  }
  choose(code) {
    if (!this.predict.open) return
    this.chosen = code
    this.player.invalidate()
  }

  // Whether this is the question that is being answered, and not where the next point is.
  get isAsked() {
    return this.chosen !== null || this.poll !== null || Boolean(this.predict.answer?.inWords)
  }

  // What has become of the path, undefined until that is known.
  get truth() {
    return latestOf(this.player.header.outcomes)?.[this.predict.path?.id]
  }
  get score() {
    return this.chosen === null ? null : this.chosen === this.truth ? 100 : 0
  }
  outcome(step) {
    const { words } = this.player
    return words.predict_outcome.replace("{step}", step).replace("{outcome}", words[`legend_${REGIMES[this.truth]}`])
  }

  // What the class is asked: a path on the page as it is.
  get asked() {
    const { path, from } = this.predict
    return JSON.stringify([path?.id, from, this.player.header.query])
  }
  get poll() {
    const poll = latestOf("poll")
    return poll?.code && polled === this.asked ? poll : null
  }

  togglePoll() {
    const { player, predict } = this
    if (this.poll) return player.live.socket.say("poll end")
    if (!predict.path) return
    polled = this.asked
    // The class sees the very section that the map shows.
    const query = linkOf(player.header.query, { ...player.viewState(), step: predict.from, view: player.frame.view })
    player.live.socket.say(`poll ask ${predict.path.id} ${player.header.page} ${query}`)
  }
  tellClass() {
    if (this.poll) this.player.live.socket.say(`poll tell ${this.truth}`)
  }

  layOut() {
    const { words, header } = this.player
    const { path } = this.predict
    const step = header.parameters.num_steps
    const question = path ? words.predict_words.replace("{path}", path.name).replace("{step}", step) : ""
    say(this.question, question)
    this.tally.layOut(REGIMES.map((regime) => words[`legend_${regime}`]), question)
  }

  show() {
    const { player, predict, poll } = this
    const { words } = player
    const { answer } = predict
    // What the last step is like is asked of whoever has not seen it.
    this.node.hidden = !predict.path || !(predict.open || answer?.inWords)
    const truth = answer?.inWords && answer.arrived ? this.truth : null
    this.tally.show({ chosen: this.chosen, truth, counts: poll?.counts, isOpen: predict.open })
    this.playButton.setAttribute("aria-disabled", String(!predict.open))
    this.pollButton.hidden = !player.live.socket.isOpen || (!poll && !predict.open)
    say(this.pollButton, poll ? words.poll_end : words.poll_ask)
    say(this.message, this.tell(poll))
  }

  tell(poll) {
    const { words, live } = this.player
    const { refused } = latestOf("poll") ?? {}
    if (!poll) return polled === this.asked && refused in REFUSALS ? words[REFUSALS[refused]] : ""
    const address = live.socket.page(`poll/${poll.code}`)
    const sentence = words.poll_address.replace("{address}", address.host + address.pathname)
    return NEAR.includes(address.hostname) ? `${sentence} ${words.poll_near.replace("{host}", address.hostname)}` : sentence
  }
}

const REFUSALS = { full: "poll_full", unread: "poll_unread" }
