// Predict, then reveal: the paths stop at a step, the reader marks where one of them will be some
// steps later, and is told how far off that was.
//
// While it is on, the step that is asked from is the end of time (`player.horizon`) for every view
// and every control: play, the arrow keys or a presenter's clicker, pressed out of habit, cannot
// spoil the answer for a whole class. What came before can be played again and looked at. Whoever
// gives up reveals without a guess. The same is asked of the last step in words.
import { element, say } from "../core/element.js"
import { Fate } from "./fate.js"
import { GuessFields } from "./guess_fields.js"
import { format } from "../core/numbers.js"
import { answerOf, drawGuess, drawMiss, pointOf } from "./prediction.js"

const STEPS_AHEAD = [1, 2, 3, 5, 10, 20]
const scores = [] // since the page was loaded

const option = ([value, text]) => element("option", { value }, text)

export class Predict {
  /** @param {import("../player/view.js").Player} player */
  constructor(player) {
    const { words } = player
    this.player = player
    this.pathId = null // the one that was chosen
    this.tool = { name: "predict", label: words.predict, on: () => this.on, toggle: () => this.toggle() }
    this.task = element("p", { class: "point" })
    this.which = element("select", { "aria-label": words.predict_path, onchange: () => this.choose({ pathId: this.which.value }) })
    this.ahead = element("select", { onchange: () => this.choose({ count: Number(this.ahead.value) }) })
    this.fields = new GuessFields(player, {
      changed: () => player.invalidate(),
      entered: () => (this.answer ? this.next() : this.reveal()),
      held: () => (this.open ? pointOf(this.path, this.from) : null),
    })
    this.revealButton = element("button", { type: "button", class: "point", onclick: () => this.reveal() }, words.predict_reveal)
    this.nextButton = element("button", { type: "button", class: "next", onclick: () => this.next() })
    this.fate = new Fate(this)
    this.close = this.fate.close
    this.score = element("strong")
    this.output = element("span")
    this.mean = element("p", { class: "mean" })
    this.share = 0.44
    this.aside = element(
      "section",
      { class: "prediction", "aria-label": words.predict, hidden: "" },
      this.task,
      element(
        "div",
        { class: "choice" },
        this.which,
        element("label", { class: "point" }, words.predict_ahead, this.ahead),
        this.fields.node, this.revealButton, this.nextButton,
      ),
      element("output", { "aria-live": "polite" }, this.score, " ", this.output),
      this.mean,
      this.fate.node,
    )
  }

  settings() {
    return this.on ? { predict: String(this.count) } : {}
  }
  restore({ predict }) {
    this.player.setPredicting(predict !== undefined)
    this.count = Number(predict ?? 1)
    const counts = [...new Set([...STEPS_AHEAD, this.count])].sort((a, b) => a - b)
    this.ahead.replaceChildren(...counts.map((count) => option([count, count])))
    this.ahead.value = this.count
    this.ask(null)
  }

  // Whether later steps are to be guessed; then nothing else explains them.
  get on() {
    return this.player.predicting
  }
  get inAside() {
    return this.on
  }

  toggle() {
    this.player.setPredicting(!this.on)
    this.ask(null)
    this.player.goTo(Math.floor(this.player.step))
  }

  // A new question, from a step or from the one that is held.
  ask(from) {
    Object.assign(this, { from, answer: null })
    this.fields.clear()
    this.fate.clear()
    this.player.invalidate(true)
  }
  choose(choice) {
    Object.assign(this, choice)
    this.ask(this.seen)
    this.player.report()
  }

  // The last step that may be seen.
  get seen() {
    return this.answer ? this.answer.step : this.from
  }
  get over() {
    return !this.path || this.seen >= this.path.end
  }
  // Whether that is all there is: not said before the answer is there.
  get ended() {
    return Boolean(this.path) && this.over && this.answer?.arrived !== false
  }
  get open() {
    return !this.answer && !this.over
  }

  layOut() {
    const { player } = this
    player.host.classList.toggle("predicting", this.on)
    if (this.on) this.layOutQuestion()
    player.setHorizon(this.on ? this.seen : Infinity)
    if (player.step > player.horizon) player.moveTo(player.horizon)
  }

  layOutQuestion() {
    const { player } = this
    const paths = player.visiblePaths()
    const path = paths.find(({ id }) => id === this.pathId) ?? paths[0]
    const other = path?.id !== this.path?.id
    this.path = path
    // Whatever else has changed: an answer holds for the path that it was given for.
    if (other || (this.answer && !this.answer.holdsFor(path))) this.ask(this.seen)
    this.from = Math.min(this.from ?? Math.floor(player.step), player.lastStep)
    this.which.replaceChildren(...paths.map(({ id, name }) => option([id, name])))
    this.which.value = path?.id
    this.which.hidden = paths.length < 2
    this.fields.layOut(player.scene.symbols)
    this.fate.layOut()
  }

  press([px, py]) {
    const { frame } = this.player
    if (this.on && this.open && frame.contains(px, py)) this.fields.write([frame.worldX(px), frame.worldY(py)])
    return this.on
  }

  // The next point, or `inWords` all that is left.
  reveal(inWords = false) {
    const { player, from, path } = this
    if (!this.open) return
    const [count, guess] = inWords ? [path.end - from, null] : [this.count, this.fields.point]
    this.answer = { ...answerOf(path, from, count, guess, player.scene), inWords }
    player.goTo(this.from)
    player.setHorizon(this.seen)
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) player.goTo(this.seen)
    else player.togglePlay()
    player.invalidate(true)
  }

  next() {
    const { player, answer } = this
    if (!this.path || this.open) return
    if (answer && !answer.arrived) return player.goTo(answer.step)
    const from = this.over ? 0 : this.seen
    this.ask(from)
    player.goTo(from)
  }

  drawOnMap(context) {
    const { player, answer } = this
    const guess = this.fields.point
    if (!this.on || !this.path) return
    context.save()
    player.frame.clip(context)
    if (answer?.arrived) drawMiss(context, player, this.path, answer)
    if (guess) drawGuess(context, player, this.path, guess)
    context.restore()
  }

  show() {
    if (!this.on) return
    const { player, answer } = this
    const { words } = player
    if (answer && !answer.arrived && player.step >= answer.step && (!answer.inWords || this.fate.truth !== undefined)) {
      answer.arrived = true
      if (answer.inWords) {
        answer.score = this.fate.score
        this.fate.tellClass()
      }
      if (answer.score !== null) scores.push(answer.score)
      player.invalidate()
    }
    this.revealButton.setAttribute("aria-disabled", String(!this.open))
    this.nextButton.setAttribute("aria-disabled", String(!this.path || this.open))
    this.fields.lock(!this.open)
    // Whoever is at the words needs the room.
    this.aside.classList.toggle("worded", this.fate.isAsked)
    this.fate.show()
    say(this.task, this.question())
    say(this.nextButton, this.ended ? words.predict_again : words.predict_next)
    const said = answer?.arrived && answer.score !== null
    say(this.score, said ? words.predict_score.replace("{score}", answer.score) : "")
    say(this.output, answer?.arrived ? this.tell(answer) : "")
    const mean = Math.round(scores.reduce((sum, score) => sum + score, 0) / scores.length)
    say(this.mean, scores.length ? words.predict_mean.replace("{count}", scores.length).replace("{mean}", mean) : "")
  }

  question() {
    const { path, from } = this
    const { words, scene } = this.player
    if (!path) return words.predict_hidden
    const fill = (text, step) => text.replace("{path}", path.name).replace("{step}", step)
    if (this.ended) return fill(path.end < path.count - 1 ? words.predict_lost : words.predict_over, path.end)
    const step = this.answer?.step ?? Math.min(from + this.count, path.end)
    const asked = step - from > 1 ? words.predict_later.replace("{count}", step - from) : words.predict_ask
    if (this.answer) return fill(asked, step)
    const how = words.predict_how.replace("{symbols}", scene.symbols.join(", "))
    return `${fill(asked, step)} ${how}`
  }

  tell({ step, truth, distance, moved, score, place, inWords }) {
    const { words, scene, frame, lastStep } = this.player
    if (inWords) return [this.fate.outcome(lastStep), ...(score === null ? [words.predict_none] : [])].join(" ")
    const point = scene.symbols.map((symbol, k) => `${symbol} = ${format(truth[k], 5)}`).join(", ")
    const fill = (text) => text.replace("{distance}", format(distance, 4)).replace("{moved}", format(moved, 4))
    const sentences = [words.predict_truth.replace("{step}", step).replace("{point}", point)]
    if (!frame.contains(frame.x(place[0]), frame.y(place[1]))) sentences.push(words.predict_outside)
    if (distance === null) return [...sentences, words.predict_none].join(" ")
    const measure = distance > moved ? words.predict_far : words.predict_measure
    const free = scene.y && !scene.equal_units ? [words.predict_widths] : []
    return [...sentences, fill(words.predict_distance), ...free, score === null ? words.predict_still : fill(measure)].join(" ")
  }
}
