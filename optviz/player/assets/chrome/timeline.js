// The controls of time: play, step, scrub, speed; and of the view: closer, farther, all.
import { element, icon, iconButton } from "../core/element.js"

const SPEEDS = [1, 2, 5, 10, 20, 60]

export class Timeline {
  constructor(player) {
    const { words } = player
    this.player = player
    this.playButton = iconButton("play", words.play, () => player.togglePlay())
    this.playButton.classList.add("play")
    this.range = element("input", {
      type: "range", min: 0, step: 1, "aria-label": words.step,
      oninput: () => player.goTo(Number(this.range.value)),
    })
    this.count = element("output", { class: "count" })
    this.speed = element(
      "select",
      { "aria-label": words.speed, title: words.speed, onchange: () => player.setSpeed(Number(this.speed.value)) },
      ...SPEEDS.map((rate) => element("option", { value: rate }, words.per_second.replace("{rate}", rate))),
    )
    this.node = element(
      "div",
      { class: "timeline", role: "group", "aria-label": words.timeline },
      iconButton("first", words.first, () => player.goTo(0)),
      iconButton("back", words.back, () => player.stepBy(-1)),
      this.playButton,
      iconButton("forward", words.forward, () => player.stepBy(1)),
      iconButton("last", words.last, () => player.goTo(player.lastStep)),
      this.range,
      this.count,
      this.speed,
      ...(player.section ? [zoomButtons(player)] : []),
    )
  }

  show() {
    const { player } = this
    const step = Math.floor(player.cursor)
    this.speed.value = player.speed
    this.range.max = player.lastStep
    this.range.value = step
    this.count.value = `${step} / ${player.lastStep}`
    this.range.setAttribute("aria-valuetext", `${player.words.step} ${this.count.value}`)
    const name = player.playing ? "pause" : "play"
    if (this.playButton.dataset.icon !== name) {
      this.playButton.dataset.icon = name
      this.playButton.replaceChildren(icon(name))
      this.playButton.title = player.words[name]
      this.playButton.setAttribute("aria-label", player.words[name])
    }
  }
}

const zoomButtons = (player) =>
  element(
    "span",
    { class: "zoom" },
    iconButton("minus", player.words.zoom_out, () => player.section.zoomBy(1.5)),
    iconButton("plus", player.words.zoom_in, () => player.section.zoomBy(1 / 1.5)),
    iconButton("paths", player.words.fit_paths, () => player.section.showPaths()),
    iconButton("fit", player.words.fit, () => player.section.showWhole()),
  )
