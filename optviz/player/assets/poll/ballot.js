// A phone's page in a poll: the picture up to the step that is shown, the question, the choice. All of
// it comes over the live socket, and nothing of what follows in the path is among it.
import { sampleOf } from "../chrome/legend.js"
import { element, say } from "../core/element.js"
import { publishMessage } from "../player/decoders.js"
import { inside, mapFrame, overStill, still } from "../player/layout.js"
import { latestOf } from "../core/messages.js"
import { makePaths } from "../core/paths.js"
import { decode } from "../core/payload.js"
import { readTheme } from "../core/theme.js"
import { REGIMES } from "../heat/cells.js"
import { drawPaths, drawScene } from "../map/map.js"
import { Trails } from "../map/trails.js"
import { Tally } from "./tally.js"

const AGAIN_AFTER = 2000 // milliseconds, where the connection was lost
const SIZE = 13 // pixels of the type in the picture

export class Ballot {
  /**
   * @param {HTMLElement} root
   * @param {string} code of the poll
   * @param {Record<string, string>} words while there is no question
   */
  constructor(root, code, words) {
    this.root = root
    this.code = code
    this.words = words
    this.chosen = null
    this.number = 0 // of the question that is shown
    /** @type {import("../core/wire.js").PollHeader} */
    this.poll = null
    this.map = element("canvas", { role: "img" })
    this.names = element("div", { class: "paths" })
    this.question = element("h1")
    this.tally = new Tally((choice) => this.vote(choice))
    this.message = element("p", { "aria-live": "polite" })
    this.picture = element("div", { hidden: "" }, this.map, this.names, this.question, this.tally.node)
    root.append(this.picture, this.message)
    say(this.message, words.coming)
    new ResizeObserver(() => this.draw()).observe(root)
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw())
    this.open()
  }

  open() {
    const address = new URL("../live", location.href)
    address.protocol = address.protocol.replace("http", "ws")
    this.socket = new WebSocket(address)
    this.socket.binaryType = "arraybuffer"
    this.socket.onopen = () => this.socket.send(`vote ${this.code}`)
    this.socket.onmessage = ({ data }) => this.receive(decode(new Uint8Array(data)))
    this.socket.onclose = () => {
      if (this.refused) return
      say(this.message, this.words.lost)
      setTimeout(() => this.open(), AGAIN_AFTER)
    }
  }

  receive(message) {
    const { header, arrays } = message
    if (header.kind === "poll") this.showPoll(header)
    else if (!publishMessage(message)) {
      this.header = header
      this.paths = makePaths(header, arrays)
      this.draw()
    }
  }

  /** @param {import("../core/wire.js").PollHeader} poll */
  showPoll(poll) {
    this.refused = poll.code === null
    if (this.refused) {
      this.picture.hidden = true
      return say(this.message, this.words[poll.refused])
    }
    // After a lost connection the vote of this page counts still, as that of a window that is gone.
    if (poll.number !== this.number) this.chosen = null
    this.chosen = poll.chosen ?? this.chosen
    Object.assign(this, { number: poll.number, poll })
    this.show()
  }

  vote(choice) {
    const { poll, socket } = this
    const isMine = this.chosen === null || poll.chosen !== null
    if (poll.answer === null && isMine && socket.readyState === WebSocket.OPEN) socket.send(`vote ${this.code} ${choice}`)
  }

  show() {
    const { poll, chosen, header } = this
    const { words } = latestOf("ballot-scene")
    const { path, step } = header.asked
    const question = words.predict_words.replace("{path}", path).replace("{step}", step)
    const names = REGIMES.map((regime) => words[`legend_${regime}`])
    say(this.question, question)
    this.tally.layOut(names, question)
    const { answer } = poll
    // Who has not chosen yet is not told what the others think.
    const counts = chosen === null && answer === null ? null : poll.counts
    this.tally.show({ chosen, truth: answer, counts, isOpen: answer === null })
    const outcome = answer === null ? "" : words.predict_outcome.replace("{step}", step).replace("{outcome}", names[answer])
    say(this.message, outcome || (chosen === null ? "" : words.poll_voted))
  }

  draw() {
    const scene = latestOf("ballot-scene")
    if (!scene || !this.header) return
    this.picture.hidden = false
    const { root, map, header, paths } = this
    const width = root.clientWidth
    const height = Math.round(Math.min(0.75 * width, 0.45 * window.innerHeight))
    const theme = readTheme(root)
    const section = { laid: header.view ?? scene.window }
    const frame = mapFrame({ scene, section }, inside(SIZE, 0, 0, width, height, 6))
    const ratio = window.devicePixelRatio || 1
    const scenes = [scene.far, scene].filter(Boolean)
    const image = still(map, width, height, { ratio, theme }, (context) => drawScene(context, frame, scenes, theme, SIZE))
    const step = header.asked.from
    const start = { dragged: null, placeHint() {} }
    const shown = { ratio, theme, scene, frame, map, paths, start, size: SIZE, words: scene.words, step, cursor: step }
    const visiblePaths = () => paths
    drawPaths(overStill(map, image, ratio), frame, { ...shown, horizon: step, pinned: null, trails: new Trails(), visiblePaths })
    this.names.replaceChildren(...paths.map((path) => element("span", {}, sampleOf(path, theme), path.name)))
    map.setAttribute("aria-label", `${scene.title}: ${paths.map(({ name }) => name).join(", ")}`)
  }
}
