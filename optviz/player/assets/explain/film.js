// The film of one step: its phases one after the other, each with a sentence.
import { kindsOf } from "../map/arrows.js"
import { element, say } from "../core/element.js"
import { format } from "../core/numbers.js"

const PHASE = 2600 // milliseconds
const GROWING = 900 // of them, while the arrow grows

// A sentence in lines of at most some width; Chinese has no spaces to break at, so any place will do.
function wrapped(context, sentence, width) {
  const lines = [""]
  for (const piece of sentence.match(/[\u3000-\uffef]|[^\s\u3000-\uffef]+\s*/g) ?? []) {
    const line = lines[lines.length - 1] + piece
    if (context.measureText(line).width <= width || !lines[lines.length - 1]) lines[lines.length - 1] = line
    else lines.push(piece)
  }
  return lines
}

export class Film {
  /** @param {import("../player/view.js").Player} player */
  constructor(player, explain) {
    this.player = player
    this.explain = explain
    this.button = element("button", { type: "button", class: "film", onclick: () => this.toggle() })
    this.caption = element("output", { class: "phase", "aria-live": "polite" })
    this.running = false
  }

  toggle() {
    if (this.running) this.stop()
    else this.start()
    this.player.invalidate()
  }

  start() {
    const { player } = this
    player.goTo(Math.floor(player.step)) // a film of one step stands still in time
    this.running = true
    this.from = Math.floor(player.step)
    this.began = performance.now()
    this.still = matchMedia("(prefers-reduced-motion: reduce)").matches
    this.caption.value = ""
  }

  stop() {
    this.running = false
    this.caption.value = ""
  }

  // What the map shows: the kinds so far, and how far the last one has grown; null without a film.
  shown() {
    if (!this.running) return null
    const kinds = this.kinds()
    const time = performance.now() - this.began
    const phase = Math.min(Math.floor(time / PHASE), kinds.length - 1)
    const grown = this.still ? 1 : Math.min((time - phase * PHASE) / GROWING, 1)
    return { kinds: kinds.slice(0, phase + 1), grown }
  }

  kinds() {
    const now = this.explain.explained()
    return now ? kindsOf(now.explanation, now.path) : []
  }

  show() {
    const { player } = this
    const { words } = player
    const label = this.running ? words.stop_film : words.film_of_step
    for (const name of ["aria-label", "title"]) this.button.setAttribute(name, label)
    say(this.button, this.running ? words.stop : words.film)
    const now = this.explain.explained()
    if (!this.running || !now) return
    if (Math.floor(player.step) !== this.from) return this.stop() // somebody went elsewhere
    const kinds = this.kinds()
    if (performance.now() - this.began > kinds.length * PHASE) return this.end(now.path)
    const { kinds: shown } = this.shown()
    const text = `${shown.length} / ${kinds.length}: ${words[`film_${shown[shown.length - 1]}`]}`
    say(this.caption, text)
    player.invalidate()
  }

  // The sentence stands on the map too, which is where the eyes are.
  drawCaption(context) {
    const { frame, size, theme } = this.player
    const { left, top, width } = frame.rect
    const pace = size * 1.5
    context.font = `600 ${size * 1.15}px ${theme.font}`
    const lines = wrapped(context, this.caption.value, width - 2 * size)
    context.fillStyle = theme.background
    context.globalAlpha = 0.88
    context.fillRect(left + 1, top + 1, width - 2, lines.length * pace + size * 0.6)
    context.globalAlpha = 1
    context.fillStyle = theme.text
    context.textAlign = "left"
    context.textBaseline = "middle"
    lines.forEach((text, k) => context.fillText(text, left + size, top + size * 0.3 + pace * (k + 0.5)))
  }

  // The step is taken.
  end(path) {
    const { player, from } = this
    this.running = false
    const next = from + 1
    if (next >= path.count) return
    player.goTo(next)
    this.caption.value = player.words.film_taken
      .replace("{step}", next)
      .replace("{before}", format(path.value[from], 4))
      .replace("{after}", format(path.value[next], 4))
  }
}
